package io.tiercel.marketdata.fuzz;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that are read from memory: paths for decoders that open files, without a disk. Owned by one thread. */
public final class MemoryFiles extends FileSystemProvider {
    /** A reader that asks so often behind the end of a file never stops asking. */
    private static final int MOST_READS_BEHIND_THE_END = 10_000;

    private static final FileTime NEVER = FileTime.fromMillis(0);

    private final Map<String, Path> paths = new HashMap<>();
    private final Map<String, Content> contents = new HashMap<>();
    private final Folder folder = new Folder();
    private int openChannels;

    /** Bytes that a file has now. */
    private static final class Content {
        private final byte[] bytes;
        private final int length;

        Content(final byte[] bytes, final int length) {
            this.bytes = bytes;
            this.length = length;
        }
    }

    /** Sets what a file holds: the first bytes of an array, not copied; the path is the same each time. */
    public Path file(final String name, final byte[] bytes, final int length) {
        contents.put(name, new Content(bytes, length));
        return paths.computeIfAbsent(name, this::path);
    }

    /** Channels that nobody has closed. */
    public int openChannels() {
        return openChannels;
    }

    private Path path(final String name) {
        final Path plain = Path.of(name);
        return (Path) Proxy.newProxyInstance(
                MemoryFiles.class.getClassLoader(),
                new Class<?>[] {Path.class},
                (proxy, method, arguments) -> answer(plain, proxy, method, arguments));
    }

    private Object answer(final Path plain, final Object proxy, final Method method, final Object[] arguments) {
        return switch (method.getName()) {
            case "toString" -> plain.toString();
            case "getFileName" -> plain.getFileName();
            case "getFileSystem" -> folder;
            case "hashCode" -> plain.hashCode();
            case "equals" -> proxy == arguments[0];
            case "getNameCount" -> plain.getNameCount();
            case "getName" -> plain.getName((int) arguments[0]);
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    @Override
    public SeekableByteChannel newByteChannel(
            final Path path, final Set<? extends OpenOption> options, final FileAttribute<?>... attributes) {
        openChannels++;
        return new Channel(contents.get(path.toString()));
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributesIfExists(
            final Path path, final Class<A> type, final LinkOption... options) {
        return type.cast(new PlainFile(contents.get(path.toString()).length));
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            final Path path, final Class<A> type, final LinkOption... options) {
        return readAttributesIfExists(path, type, options);
    }

    /** What is known of a file. */
    private record PlainFile(long size) implements BasicFileAttributes {
        @Override
        public FileTime lastModifiedTime() {
            return NEVER;
        }

        @Override
        public FileTime lastAccessTime() {
            return NEVER;
        }

        @Override
        public FileTime creationTime() {
            return NEVER;
        }

        @Override
        public boolean isRegularFile() {
            return true;
        }

        @Override
        public boolean isDirectory() {
            return false;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public Object fileKey() {
            return null;
        }
    }

    private final class Channel implements SeekableByteChannel {
        private final Content content;
        private int position;
        private int readsBehindTheEnd;
        private boolean isOpen = true;

        Channel(final Content content) {
            this.content = content;
        }

        @Override
        public int read(final ByteBuffer into) {
            final int count = Math.min(into.remaining(), content.length - position);
            if (count <= 0) {
                if (++readsBehindTheEnd > MOST_READS_BEHIND_THE_END) {
                    throw new AssertionError("no end: read " + readsBehindTheEnd + " times behind the end of a file");
                }
                return -1;
            }
            into.put(content.bytes, position, count);
            position += count;
            return count;
        }

        @Override
        public int write(final ByteBuffer from) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(final long newPosition) {
            position = Math.toIntExact(newPosition);
            return this;
        }

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public SeekableByteChannel truncate(final long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public void close() {
            openChannels -= isOpen ? 1 : 0;
            isOpen = false;
        }
    }

    private final class Folder extends FileSystem {
        @Override
        public FileSystemProvider provider() {
            return MemoryFiles.this;
        }

        @Override
        public void close() {
            // holds nothing
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public String getSeparator() {
            return "/";
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return List.of();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return List.of();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return Set.of("basic");
        }

        @Override
        public Path getPath(final String first, final String... more) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PathMatcher getPathMatcher(final String pattern) {
            throw new UnsupportedOperationException();
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            throw new UnsupportedOperationException();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public String getScheme() {
        return "memory";
    }

    @Override
    public FileSystem newFileSystem(final URI uri, final Map<String, ?> settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(final URI uri) {
        return folder;
    }

    @Override
    public Path getPath(final URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            final Path path, final DirectoryStream.Filter<? super Path> filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createDirectory(final Path path, final FileAttribute<?>... attributes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(final Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(final Path from, final Path to, final CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void move(final Path from, final Path to, final CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSameFile(final Path one, final Path other) {
        return one == other;
    }

    @Override
    public boolean isHidden(final Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(final Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void checkAccess(final Path path, final AccessMode... modes) throws IOException {
        if (!contents.containsKey(path.toString())) {
            throw new java.nio.file.NoSuchFileException(path.toString());
        }
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            final Path path, final Class<V> type, final LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(final Path path, final String attributes, final LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(final Path path, final String attribute, final Object value, final LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
