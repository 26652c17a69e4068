package org.govchain.service.custody;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where files are kept.
 *
 * @param directory folder of the encrypted files
 * @param keyFile file with the key-encryption key: 64 hexadecimal digits; in the profile demo it is made when missing
 * @param largestFile largest attachment
 */
@ConfigurationProperties("govchain.storage")
record StorageProperties(
        @Nullable Path directory,
        @Nullable Path keyFile,
        @Nullable DataSize largestFile) {

    private static final DataSize LARGEST_FILE = DataSize.ofMegabytes(256);

    StorageProperties {
        if (directory == null || keyFile == null) {
            throw new IllegalArgumentException("govchain.storage.directory and govchain.storage.key-file must be set");
        }
    }

    long largestFileBytes() {
        return (largestFile == null ? LARGEST_FILE : largestFile).toBytes();
    }
}
