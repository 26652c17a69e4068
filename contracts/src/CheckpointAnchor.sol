// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IssuerRegistry} from "./IssuerRegistry.sol";
import {Rfc9162} from "./Rfc9162.sol";
import {StatusRegistry} from "./StatusRegistry.sol";
import {StatusUpdate} from "./StatusUpdate.sol";

/// @title Checkpoints of transparency logs that are append-only, enforced by the network
/// @notice One transaction per checkpoint. It is accepted only from the log's registered account and only with an RFC 9162
/// consistency proof that the tree begins with the tree anchored before: nobody can show two histories of one log.
/// @dev What a consistency proof does not bind is the new tree size (see `Rfc9162`); auditors derive it from the log's tiles.
contract CheckpointAnchor {
    struct Checkpoint {
        uint64 treeSize;
        uint64 blockTime;
        uint64 blockNumber;
        bytes32 root;
    }

    IssuerRegistry private immutable _registry;
    StatusRegistry private immutable _statusRegistry;
    mapping(bytes32 logId => Checkpoint[]) private _checkpoints;

    /// @notice A checkpoint was anchored. One receipt proves the tree, the state of the registry and the status versions.
    event CheckpointAnchored(
        bytes32 indexed logId, uint64 treeSize, bytes32 root, bytes32 journalHead, StatusUpdate[] statusUpdates
    );

    error CheckpointAnchorUnknownLog(bytes32 logId);
    error CheckpointAnchorLogClosed(bytes32 logId);
    error CheckpointAnchorUnauthorizedAccount(bytes32 logId, address account);
    /// @notice This is the latest checkpoint already: a repeated submission, harmless.
    error CheckpointAnchorAlreadyAnchored(bytes32 logId, uint64 treeSize);
    /// @notice The tree is not larger than the anchored one. At the same size it has another root: the log has forked.
    error CheckpointAnchorTreeNotGrown(bytes32 logId, uint64 anchoredSize, uint64 treeSize);
    /// @notice The tree grows by more than the registry allows in one checkpoint.
    error CheckpointAnchorImplausibleGrowth(bytes32 logId, uint64 growth, uint64 maxGrowth);
    /// @notice The proof does not show that the tree begins with the anchored one.
    error CheckpointAnchorInconsistentTree(bytes32 logId, uint64 anchoredSize, uint64 treeSize);
    error CheckpointAnchorNoSuchCheckpoint(bytes32 logId, uint256 position);

    /// @param registry Knows the logs, their accounts and their limits.
    /// @dev Creates the `StatusRegistry` that only this contract writes to.
    constructor(IssuerRegistry registry) {
        _registry = registry;
        _statusRegistry = new StatusRegistry(registry);
    }

    /// @notice Anchors a checkpoint of a log together with the status list versions its new entries announce.
    /// @param logId SHA-256 of the log's origin.
    /// @param treeSize Number of leaves.
    /// @param root Root hash of the RFC 9162 tree.
    /// @param consistencyProof RFC 9162 section 2.1.4 proof from the anchored size to `treeSize`; empty for the first one.
    /// @param statusUpdates New status list versions, see `StatusRegistry.record`.
    /// Requirements: the log is registered and open; caller is its account; the tree has grown, by no more than the log's
    /// limit; the proof holds; the status updates are acceptable.
    /// Emits {CheckpointAnchored}, and {StatusRegistry-StatusRecorded} for each status update.
    function anchor(
        bytes32 logId,
        uint64 treeSize,
        bytes32 root,
        bytes32[] calldata consistencyProof,
        StatusUpdate[] calldata statusUpdates
    ) external {
        uint64 maxGrowth = _requireWriter(logId);
        _requireContinuation(logId, treeSize, root, consistencyProof, maxGrowth);
        _checkpoints[logId].push(Checkpoint(treeSize, uint64(block.timestamp), uint64(block.number), root));
        if (statusUpdates.length != 0) _statusRegistry.record(logId, statusUpdates);
        emit CheckpointAnchored(logId, treeSize, root, _registry.journalHead(), statusUpdates);
    }

    /// @notice The registry that says who may anchor.
    function issuerRegistry() external view returns (IssuerRegistry) {
        return _registry;
    }

    /// @notice The registry of status list versions that this contract writes.
    function statusRegistry() external view returns (StatusRegistry) {
        return _statusRegistry;
    }

    /// @notice The latest checkpoint of a log; tree size zero when there is none.
    function latest(bytes32 logId)
        external
        view
        returns (uint64 treeSize, bytes32 root, uint64 blockTime, uint64 blockNumber)
    {
        uint256 length = _checkpoints[logId].length;
        if (length == 0) return (0, 0, 0, 0);
        return _values(_checkpoints[logId][length - 1]);
    }

    /// @notice How many checkpoints of a log were anchored.
    function count(bytes32 logId) external view returns (uint256) {
        return _checkpoints[logId].length;
    }

    /// @notice The checkpoint of a log at a position from 0.
    /// Requirements: `position` < `count(logId)`.
    function checkpoint(bytes32 logId, uint256 position)
        external
        view
        returns (uint64 treeSize, bytes32 root, uint64 blockTime, uint64 blockNumber)
    {
        Checkpoint[] storage checkpoints = _checkpoints[logId];
        if (position >= checkpoints.length) revert CheckpointAnchorNoSuchCheckpoint(logId, position);
        return _values(checkpoints[position]);
    }

    /// @notice The first checkpoint that covers the entry at `index`, that is with a tree size greater than `index`; tree
    /// size zero when no checkpoint covers it yet. Its block time is the time that counts for the entry.
    function covering(bytes32 logId, uint64 index)
        external
        view
        returns (uint64 treeSize, bytes32 root, uint64 blockTime, uint64 blockNumber)
    {
        Checkpoint[] storage checkpoints = _checkpoints[logId];
        uint256 position = _firstBeyond(checkpoints, index);
        if (position == checkpoints.length) return (0, 0, 0, 0);
        return _values(checkpoints[position]);
    }

    /// @notice Whether an anchored checkpoint of exactly `treeSize` leaves contains `leafHash` at `index` (RFC 9162 section
    /// 2.1.3.2). False also when no checkpoint of that size was anchored.
    function verifyInclusion(bytes32 logId, uint64 treeSize, uint64 index, bytes32 leafHash, bytes32[] calldata path)
        external
        view
        returns (bool)
    {
        if (treeSize == 0) return false;
        Checkpoint[] storage checkpoints = _checkpoints[logId];
        uint256 position = _firstBeyond(checkpoints, treeSize - 1);
        if (position == checkpoints.length || checkpoints[position].treeSize != treeSize) return false;
        return Rfc9162.verifyInclusion(index, treeSize, leafHash, checkpoints[position].root, path);
    }

    function _requireWriter(bytes32 logId) private view returns (uint64) {
        (address account, uint64 maxGrowth, bool closed,) = _registry.logOf(logId);
        if (account == address(0)) revert CheckpointAnchorUnknownLog(logId);
        if (closed) revert CheckpointAnchorLogClosed(logId);
        if (msg.sender != account) revert CheckpointAnchorUnauthorizedAccount(logId, msg.sender);
        return maxGrowth;
    }

    function _requireContinuation(
        bytes32 logId,
        uint64 treeSize,
        bytes32 root,
        bytes32[] calldata proof,
        uint64 maxGrowth
    ) private view {
        Checkpoint[] storage checkpoints = _checkpoints[logId];
        uint256 length = checkpoints.length;
        uint64 anchoredSize = 0;
        bytes32 anchoredRoot = 0;
        if (length != 0) (anchoredSize, anchoredRoot) = (checkpoints[length - 1].treeSize, checkpoints[length - 1].root);

        if (length != 0 && treeSize == anchoredSize && root == anchoredRoot) {
            revert CheckpointAnchorAlreadyAnchored(logId, treeSize);
        }
        if (treeSize <= anchoredSize) revert CheckpointAnchorTreeNotGrown(logId, anchoredSize, treeSize);
        if (treeSize - anchoredSize > maxGrowth) {
            revert CheckpointAnchorImplausibleGrowth(logId, treeSize - anchoredSize, maxGrowth);
        }
        // Everything extends the empty tree, so the first checkpoint comes with an empty proof (section 2.1.4.1).
        bool continues = length == 0
            ? proof.length == 0
            : Rfc9162.verifyConsistency(anchoredSize, anchoredRoot, treeSize, root, proof);
        if (!continues) revert CheckpointAnchorInconsistentTree(logId, anchoredSize, treeSize);
    }

    /// @dev Position of the first checkpoint with a tree size greater than `index`; tree sizes grow strictly.
    function _firstBeyond(Checkpoint[] storage checkpoints, uint64 index) private view returns (uint256 low) {
        uint256 high = checkpoints.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (checkpoints[middle].treeSize > index) high = middle;
            else low = middle + 1;
        }
    }

    function _values(Checkpoint storage c)
        private
        view
        returns (uint64 treeSize, bytes32 root, uint64 blockTime, uint64 blockNumber)
    {
        return (c.treeSize, c.root, c.blockTime, c.blockNumber);
    }
}
