// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A new version of a status list, announced together with the checkpoint whose log contains the change.
/// @param listId SHA-256 of the status list's URI.
/// @param version Version of the list; it grows strictly.
/// @param digest SHA-256 of the uncompressed status bits.
struct StatusUpdate {
    bytes32 listId;
    uint64 version;
    bytes32 digest;
}
