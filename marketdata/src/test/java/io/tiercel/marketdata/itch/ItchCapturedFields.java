package io.tiercel.marketdata.itch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Nasdaq's captured packets hold, worked out from their bytes with the field tables of the ITCH 5.0 specification, outside of this project: for
 * each file its messages, as capture time, type and every field.
 */
final class ItchCapturedFields {
    static final Map<String, List<String>> BY_FILE = byFile();

    private ItchCapturedFields() {}

    private static Map<String, List<String>> byFile() {
        final Map<String, List<String>> files = new LinkedHashMap<>();
        addOrders(files);
        addTrades(files);
        addStates(files);
        return files;
    }

    /** Orders that enter, leave or change. */
    private static void addOrders(final Map<String, List<String>> files) {
        files.put(
                "AddOrderNoMPID.pcap",
                List.of(
                        "1692711000000059094 A locate=5528 tracking=0 time=34199999894278 ref=23508286 side=B shares=1600 stock=IVOO     price=873900",
                        "1692711000000079763 A locate=8554 tracking=0 time=34199999914224 ref=21361419 side=S shares=100 stock=RETL     price=71700",
                        "1692711000000133716 A locate=11112 tracking=0 time=34199999968613 ref=34103800 side=S shares=100 stock=XLF      price=339500",
                        "1692711000000148508 A locate=11112 tracking=0 time=34199999982857 ref=34103812 side=S shares=4000 stock=XLF      price=339500",
                        "1692711000000249889 A locate=9751 tracking=0 time=34200000084959 ref=34103828 side=S shares=200 stock=T        price=141300"));
        files.put(
                "AddOrderWithMPID.pcap",
                List.of(
                        "1692711000000143875 F locate=1738 tracking=0 time=34199999977782 ref=18923125 side=S shares=100 stock=CASY     price=2555200 mpid=FLTU",
                        "1692711000000259495 F locate=10177 tracking=0 time=34200000089678 ref=34103852 side=S shares=100 stock=TSVT     price=66100 mpid=FLTU",
                        "1692711000000272537 F locate=3163 tracking=0 time=34200000098325 ref=23508474 side=S shares=800 stock=EIDO     price=238200 mpid=GSCO",
                        "1692711000000330546 F locate=8362 tracking=0 time=34200000151606 ref=21361463 side=S shares=100 stock=QLYS     price=1605800 mpid=FLTU",
                        "1692711000000367992 F locate=10536 tracking=0 time=34200000192403 ref=34103964 side=S shares=100 stock=VCYT     price=296400 mpid=FLTU"));
        files.put(
                "NetOrderImbalanceIndicator.pcap",
                List.of(
                        "1692711000000259495 I locate=7853 tracking=0 time=34200000087025 paired=0 imbalance=0 direction=O stock=PFTAW    far=0 near=0 reference=0 cross=O variation= ",
                        "1692711000000259495 I locate=4316 tracking=0 time=34200000088833 paired=0 imbalance=0 direction=O stock=GFOR=    far=0 near=0 reference=0 cross=O variation= ",
                        "1692711000000262887 I locate=6659 tracking=0 time=34200000092117 paired=0 imbalance=0 direction=O stock=MMM      far=0 near=0 reference=0 cross=O variation= ",
                        "1692711000000434142 I locate=6462 tracking=0 time=34200000268978 paired=1 imbalance=0 direction=N stock=MDC      far=464400 near=464400 reference=464400 cross=O variation=L",
                        "1692711000000567062 I locate=9228 tracking=0 time=34200000399147 paired=1 imbalance=0 direction=N stock=SKOR     far=462700 near=462700 reference=462700 cross=O variation=L"));
        files.put(
                "OrderCancel.pcap",
                List.of(
                        "1692711000002571976 X locate=9413 tracking=0 time=34200002394205 ref=33823232 shares=100",
                        "1692711000002634509 X locate=4499 tracking=0 time=34200002464667 ref=23503754 shares=100",
                        "1692711000003392766 X locate=10636 tracking=0 time=34200003211026 ref=34083228 shares=200",
                        "1692711000007080128 X locate=6485 tracking=0 time=34200006901693 ref=21259975 shares=2000",
                        "1692711000007354792 X locate=973 tracking=0 time=34200007174153 ref=18901405 shares=200"));
        files.put(
                "OrderDelete.pcap",
                List.of(
                        "1692711000000054592 D locate=3353 tracking=0 time=34199999889645 ref=23442714",
                        "1692711000000054592 D locate=3353 tracking=0 time=34199999889850 ref=23440170",
                        "1692711000000059938 D locate=3517 tracking=0 time=34199999896280 ref=23497686",
                        "1692711000000077569 D locate=1109 tracking=0 time=34199999912765 ref=18906389",
                        "1692711000000086540 D locate=7499 tracking=0 time=34199999920371 ref=21358375"));
        files.put(
                "OrderReplace.pcap",
                List.of(
                        "1692711000000001318 U locate=7603 tracking=0 time=34199999836649 ref=15108479 new=21361351 shares=100 price=1062600",
                        "1692711000000004840 U locate=7603 tracking=0 time=34199999839204 ref=15108487 new=21361355 shares=100 price=1062600",
                        "1692711000000004840 U locate=7603 tracking=0 time=34199999839753 ref=15108483 new=21361359 shares=100 price=1062600",
                        "1692711000000006761 U locate=3709 tracking=0 time=34199999842535 ref=22987054 new=23508278 shares=100 price=1614000",
                        "1692711000000016609 U locate=310 tracking=0 time=34199999852428 ref=18188209 new=18923109 shares=100 price=217300"));
    }

    /** Executions and trades. */
    private static void addTrades(final Map<String, List<String>> files) {
        files.put(
                "CrossTrade.pcap",
                List.of(
                        "1692711000000652593 Q locate=983 tracking=1 time=34200000483331 shares=0 stock=BAC-Q    price=0 match=255550 cross=O",
                        "1692711000000828506 Q locate=4234 tracking=1 time=34200000652059 shares=0 stock=GCV      price=0 match=255553 cross=O",
                        "1692711000000967460 Q locate=8231 tracking=2 time=34200000781447 shares=5577 stock=PTGX     price=195600 match=255561 cross=O",
                        "1692711000001010104 Q locate=1382 tracking=1 time=34200000795685 shares=0 stock=BNED     price=0 match=255562 cross=O",
                        "1692711000001338283 Q locate=5092 tracking=2 time=34200001163323 shares=5379 stock=IBTG     price=224800 match=255582 cross=O"));
        files.put(
                "NonCrossTrade.pcap",
                List.of(
                        "1692711000000851123 P locate=4499 tracking=2 time=34200000684713 ref=0 side=B shares=100 stock=GOOGL    price=1284600 match=255554",
                        "1692711000001141770 P locate=6856 tracking=2 time=34200000971740 ref=0 side=B shares=14 stock=MU       price=644100 match=255569",
                        "1692711000001157014 P locate=8327 tracking=2 time=34200000991243 ref=0 side=B shares=27 stock=QCOM     price=1115300 match=255571",
                        "1692711000001176907 P locate=749 tracking=2 time=34200000997052 ref=0 side=B shares=2 stock=ASML     price=6795200 match=255573",
                        "1692711000001176907 P locate=749 tracking=4 time=34200000997052 ref=0 side=B shares=4 stock=ASML     price=6795200 match=255574"));
        files.put(
                "OrderExecuted.pcap",
                List.of(
                        "1692711000000100490 E locate=2345 tracking=2 time=34199999934561 ref=23499418 shares=25 match=255547",
                        "1692711000000571890 E locate=9509 tracking=2 time=34200000403290 ref=34057696 shares=2000 match=255548",
                        "1692711000000571890 E locate=9509 tracking=4 time=34200000403290 ref=34066156 shares=200 match=255549",
                        "1692711000000664567 E locate=608 tracking=2 time=34200000496208 ref=18920949 shares=1 match=255551",
                        "1692711000000733092 E locate=11214 tracking=2 time=34200000566216 ref=26890664 shares=699 match=255552"));
        files.put(
                "OrderExecutedWithPrice.pcap",
                List.of(
                        "1692711000001338283 C locate=5092 tracking=1 time=34200001163323 ref=19993566 shares=4926 match=255581 printable=N price=224800",
                        "1692711000001836510 C locate=11233 tracking=1 time=34200001652818 ref=10138168 shares=4 match=255626 printable=N price=8500",
                        "1692711000007787901 C locate=9509 tracking=2 time=34200007615761 ref=34105576 shares=100 match=256056 printable=Y price=4411700",
                        "1692711000007787901 C locate=9509 tracking=4 time=34200007615761 ref=34106808 shares=100 match=256057 printable=Y price=4411700",
                        "1692711000008448916 C locate=6003 tracking=2 time=34200008266604 ref=21364519 shares=72 match=256074 printable=Y price=48500"));
    }

    /** The states of the day, the venue and the instruments. */
    private static void addStates(final Map<String, List<String>> files) {
        files.put(
                "LULDAuctionCollar.pcap",
                List.of(
                        "1692711015592597169 J locate=11325 tracking=0 time=34215592415125 stock=ZXZZT    reference=133400 upper=140100 lower=109200 extension=0",
                        "1692711016302437350 J locate=11320 tracking=0 time=34216302268913 stock=ZVZZT    reference=270200 upper=330200 lower=256700 extension=0",
                        "1692711041583487652 J locate=6285 tracking=0 time=34241583309197 stock=LTRY     reference=38200 upper=40100 lower=31200 extension=0",
                        "1692711105956455922 J locate=9146 tracking=0 time=34305956275196 stock=SHLT     reference=78800 upper=82700 lower=64400 extension=0",
                        "1692711316303945004 J locate=11320 tracking=0 time=34516303768822 stock=ZVZZT    reference=270200 upper=330200 lower=243200 extension=1"));
        files.put(
                "MarketParticipantPosition.pcap",
                List.of(
                        "1692711024468229936 L locate=3648 tracking=0 time=34224468064326 mpid=MAXM stock=FDLS     primary=Y mode=N state=A",
                        "1692711024494967428 L locate=3731 tracking=0 time=34224494802989 mpid=MAXM stock=FGMC     primary=Y mode=N state=A",
                        "1692711120829058411 L locate=3586 tracking=0 time=34320828893814 mpid=RILY stock=FBIO     primary=Y mode=N state=E",
                        "1692711237787776051 L locate=9768 tracking=0 time=34437787611659 mpid=NITE stock=TAN      primary=Y mode=N state=E",
                        "1692711243930496985 L locate=9768 tracking=0 time=34443930332539 mpid=VIRT stock=TAN      primary=Y mode=N state=E"));
        files.put(
                "RegSHORestriction.pcap",
                List.of(
                        "1692711000116699349 Y locate=9405 tracking=0 time=34200116533431 stock=SOPA     action=1",
                        "1692711000151147662 Y locate=2282 tracking=0 time=34200150870585 stock=CPHI     action=1",
                        "1692711000156472440 Y locate=2453 tracking=0 time=34200156306992 stock=CUENW    action=1",
                        "1692711000156675888 Y locate=6806 tracking=0 time=34200156507124 stock=MSGM     action=1",
                        "1692711000161803290 Y locate=11203 tracking=0 time=34200161634344 stock=YCBD-A   action=1"));
        files.put(
                "StockTradingAction.pcap",
                List.of(
                        "1692711015592319924 H locate=11325 tracking=0 time=34215592125541 stock=ZXZZT    state=P reserved=  reason=LUDP",
                        "1692711016302259476 H locate=11320 tracking=0 time=34216302093801 stock=ZVZZT    state=P reserved=  reason=LUDP",
                        "1692711020599271312 H locate=1707 tracking=0 time=34220599106486 stock=CAML     state=H reserved=  reason=    ",
                        "1692711041583276729 H locate=6285 tracking=0 time=34241583109014 stock=LTRY     state=P reserved=  reason=LUDP",
                        "1692711060850066510 H locate=2378 tracking=0 time=34260849901211 stock=CSMD     state=H reserved=  reason=    "));
        files.put("SystemEvent.pcap", List.of("1692711000000239038 S locate=0 tracking=0 time=34200000070384 event=Q"));
    }
}
