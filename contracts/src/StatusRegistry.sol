// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IssuerRegistry} from "./IssuerRegistry.sol";
import {StatusUpdate} from "./StatusUpdate.sol";

/// @title Which version of a status list was in force when
/// @notice Per status list every version that was anchored, with its digest and block time. A verifier with chain evidence
/// refuses a list that is older than the anchored version or has other bits, and can ask which version was in force on a
/// past day.
/// @dev Created by `CheckpointAnchor`, which is the only caller of `record`: the two cannot be wired wrongly.
contract StatusRegistry {
    struct Entry {
        uint64 version;
        uint64 blockTime;
        bytes32 digest;
    }

    IssuerRegistry private immutable _registry;
    address private immutable _anchor;
    mapping(bytes32 listId => Entry[]) private _entries;

    /// @notice The version and digest of a status list were recorded.
    event StatusRecorded(bytes32 indexed listId, bytes32 indexed logId, uint64 version, bytes32 digest);

    error StatusRegistryUnauthorizedCaller(address caller);
    error StatusRegistryUnknownList(bytes32 listId);
    /// @notice The list belongs to another log than the one that is being anchored.
    error StatusRegistryForeignList(bytes32 listId, bytes32 logId);
    error StatusRegistryVersionNotNewer(bytes32 listId, uint64 latest, uint64 version);
    /// @notice The version jumps by more than the log may grow at once: every change of status is an entry of its log.
    error StatusRegistryImplausibleVersion(bytes32 listId, uint64 latest, uint64 version);
    error StatusRegistryNoSuchEntry(bytes32 listId, uint256 position);

    /// @param registry Knows which log announces which list. The deployer becomes the anchor.
    constructor(IssuerRegistry registry) {
        _registry = registry;
        _anchor = msg.sender;
    }

    /// @notice Records the new versions of status lists that a checkpoint of `logId` announces.
    /// Requirements: caller is the anchor; each list belongs to the log; each version is newer than the latest, by no more
    /// than the log may grow at once.
    /// Emits {StatusRecorded} for each.
    function record(bytes32 logId, StatusUpdate[] calldata updates) external {
        if (msg.sender != _anchor) revert StatusRegistryUnauthorizedCaller(msg.sender);
        (, uint64 maxGrowth,,) = _registry.logOf(logId);
        for (uint256 i = 0; i < updates.length; ++i) {
            _record(logId, updates[i], maxGrowth);
        }
    }

    /// @notice The registry that says which log announces a list.
    function issuerRegistry() external view returns (IssuerRegistry) {
        return _registry;
    }

    /// @notice The only caller of `record`.
    function checkpointAnchor() external view returns (address) {
        return _anchor;
    }

    /// @notice The latest recorded version of a list; version zero when there is none.
    function latest(bytes32 listId) external view returns (uint64 version, bytes32 digest, uint64 blockTime) {
        uint256 length = _entries[listId].length;
        if (length == 0) return (0, 0, 0);
        return _values(_entries[listId][length - 1]);
    }

    /// @notice The version of a list that was the latest at the end of the second `time`; version zero when none was
    /// recorded by then.
    function versionAt(bytes32 listId, uint64 time)
        external
        view
        returns (uint64 version, bytes32 digest, uint64 blockTime)
    {
        Entry[] storage entries = _entries[listId];
        uint256 low = 0;
        uint256 high = entries.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (entries[middle].blockTime <= time) low = middle + 1;
            else high = middle;
        }
        if (low == 0) return (0, 0, 0);
        return _values(entries[low - 1]);
    }

    /// @notice The recorded version of a list at a position from 0.
    /// Requirements: `position` < `count(listId)`.
    function entry(bytes32 listId, uint256 position)
        external
        view
        returns (uint64 version, bytes32 digest, uint64 blockTime)
    {
        Entry[] storage entries = _entries[listId];
        if (position >= entries.length) revert StatusRegistryNoSuchEntry(listId, position);
        return _values(entries[position]);
    }

    /// @notice How many versions of a list were recorded.
    function count(bytes32 listId) external view returns (uint256) {
        return _entries[listId].length;
    }

    function _record(bytes32 logId, StatusUpdate calldata update, uint64 maxGrowth) private {
        (, bytes32 owningLog) = _registry.statusListOf(update.listId);
        if (owningLog == 0) revert StatusRegistryUnknownList(update.listId);
        if (owningLog != logId) revert StatusRegistryForeignList(update.listId, owningLog);

        Entry[] storage entries = _entries[update.listId];
        uint256 length = entries.length;
        uint64 former = length == 0 ? 0 : entries[length - 1].version;
        if (update.version <= former) {
            revert StatusRegistryVersionNotNewer(update.listId, former, update.version);
        }
        if (update.version - former > maxGrowth) {
            revert StatusRegistryImplausibleVersion(update.listId, former, update.version);
        }
        entries.push(Entry(update.version, uint64(block.timestamp), update.digest));
        emit StatusRecorded(update.listId, logId, update.version, update.digest);
    }

    function _values(Entry storage e) private view returns (uint64 version, bytes32 digest, uint64 blockTime) {
        return (e.version, e.digest, e.blockTime);
    }
}
