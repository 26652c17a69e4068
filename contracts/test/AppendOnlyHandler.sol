// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {StatusUpdate} from "../src/StatusUpdate.sol";
import {ReferenceTree} from "./ReferenceTree.sol";
import {vm} from "./Vm.sol";

/// @dev An operator who mostly anchors honestly and lies in every way it can think of, with the real tree at hand. The
/// history it has shown is `_history`, to which only leaves of accepted honest checkpoints are added.
contract AppendOnlyHandler {
    uint64 private constant MAX_GROWTH = 24;
    /// @dev Keeps the reference quick; when a log is full, or stuck after a lie about its size, the next one begins.
    uint256 private constant MAX_LEAVES = 96;

    CheckpointAnchor private immutable _anchor;
    IssuerRegistry private immutable _registry = new IssuerRegistry(address(this));

    /// @dev What was accepted: the log, and how many leaves of its history the root really stands for.
    struct Accepted {
        uint256 log;
        uint64 claimedSize;
        uint256 leaves;
        bytes32 root;
    }

    bytes32[][] private _history;
    Accepted[] private _accepted;
    uint256 public lies;
    uint256 public sizeLiesAccepted;

    constructor() {
        _anchor = new CheckpointAnchor(_registry);
        _beginLog();
    }

    function growHonestly(uint8 by, bytes32 seed) external {
        bytes32[] memory next = _grown(1 + by % MAX_GROWTH, seed);
        if (next.length > MAX_LEAVES) return _beginLog();
        bool accepted = _submit(uint64(next.length), ReferenceTree.root(next, next.length), _proofTo(next));
        // Only after a lie about the size can an honest proof have the wrong shape.
        if (!accepted) return _beginLog();
        _remember(uint64(next.length), next);
    }

    /// @dev A tree whose old leaf was exchanged, with the proof that tree itself gives.
    function rewriteHistory(uint8 position, uint8 by, bytes32 seed) external {
        bytes32[] memory forged = _grown(1 + by % MAX_GROWTH, seed);
        uint256 old = _latestLeaves();
        if (old == 0) return;
        forged[position % old] = keccak256(abi.encode(seed, "forged"));
        _lie(uint64(forged.length), ReferenceTree.root(forged, forged.length), _proofTo(forged));
    }

    /// @dev A tree from which an old leaf was taken out.
    function dropLeaf(uint8 position, uint8 by, bytes32 seed) external {
        bytes32[] memory grown = _grown(2 + by % MAX_GROWTH, seed);
        uint256 old = _latestLeaves();
        if (old == 0) return;
        bytes32[] memory forged = new bytes32[](grown.length - 1);
        for (uint256 i = 0; i < forged.length; ++i) {
            forged[i] = grown[i < position % old ? i : i + 1];
        }
        _lie(uint64(forged.length), ReferenceTree.root(forged, forged.length), _proofTo(forged));
    }

    /// @dev The honest next tree with one bit of its proof or root wrong.
    function flipBit(uint8 which, uint8 bit, uint8 by, bytes32 seed) external {
        bytes32[] memory next = _grown(1 + by % MAX_GROWTH, seed);
        bytes32 root = ReferenceTree.root(next, next.length);
        bytes32[] memory proof = _proofTo(next);
        if (_latestLeaves() == 0) return;
        if (which % (proof.length + 1) == proof.length) root ^= bytes32(uint256(1) << bit);
        else proof[which % (proof.length + 1)] ^= bytes32(uint256(1) << bit);
        _lie(uint64(next.length), root, proof);
    }

    /// @dev A root from nowhere with a proof from nowhere, of any length.
    function inventTree(uint8 by, bytes32 root, bytes32[] memory proof) external {
        if (_latestLeaves() == 0) return;
        (uint64 size,,,) = _anchor.latest(_logId());
        _lie(size + 1 + by % MAX_GROWTH, root, proof);
    }

    /// @dev The root of a shorter tree, as a smaller size or under the name of a larger one.
    function shrink(uint8 to, uint8 claimed) external {
        bytes32[] memory all = _history[_history.length - 1];
        uint256 old = _latestLeaves();
        if (old < 2) return;
        uint256 size = 1 + to % (old - 1);
        bytes32[] memory proof = ReferenceTree.consistencyProof(all, size, old);
        _lie(uint64(size), ReferenceTree.root(all, size), proof);
        _lie(uint64(old) + 1 + claimed % MAX_GROWTH, ReferenceTree.root(all, size), proof);
    }

    /// @dev The latest checkpoint again, with and without a proof.
    function repeatLatest(bytes32[] memory proof) external {
        (uint64 size, bytes32 root,,) = _anchor.latest(_logId());
        _lie(size, root, proof);
        _lie(size, root, new bytes32[](0));
    }

    /// @dev An honest tree with an honest proof under a wrong size. The proof does not bind the size, so this may be
    /// accepted; the root must still continue the history.
    function lieAboutSize(uint8 by, uint8 claimed, bytes32 seed) external {
        bytes32[] memory next = _grown(1 + by % MAX_GROWTH, seed);
        if (_latestLeaves() == 0 || next.length > MAX_LEAVES) return;
        (uint64 size,,,) = _anchor.latest(_logId());
        uint64 wrong = size + 1 + claimed % MAX_GROWTH;
        if (wrong == next.length) return;
        ++lies;
        if (!_submit(wrong, ReferenceTree.root(next, next.length), _proofTo(next))) return;
        ++sizeLiesAccepted;
        _remember(wrong, next);
    }

    /// @dev Somebody else anchors the honest next tree.
    function anchorAsStranger(address stranger, bytes32 seed) external {
        if (stranger == address(this)) return;
        bytes32[] memory next = _grown(1, seed);
        bytes32 root = ReferenceTree.root(next, next.length);
        bytes32[] memory proof = _proofTo(next);
        bytes32 logId = _logId();
        ++lies;
        vm.prank(stranger);
        try _anchor.anchor(logId, uint64(next.length), root, proof, new StatusUpdate[](0)) {
            revert("a stranger anchored");
        } catch {}
    }

    /// @dev Every anchored checkpoint is the tree of a beginning of the history that was shown at the end.
    function requirePrefixes() external view {
        for (uint256 i = 0; i < _accepted.length; ++i) {
            Accepted memory a = _accepted[i];
            vm.assertEq(ReferenceTree.root(_history[a.log], a.leaves), a.root, "an anchored root is no prefix");
        }
    }

    /// @dev The contract holds exactly what was accepted, in order, with sizes that grow.
    function requireWhatWasAccepted() external view {
        uint256 log = 0;
        uint256 position = 0;
        uint64 before = 0;
        for (uint256 i = 0; i < _accepted.length; ++i) {
            Accepted memory a = _accepted[i];
            if (a.log != log) (log, position, before) = (a.log, 0, 0);
            (uint64 size, bytes32 root,,) = _anchor.checkpoint(bytes32(log + 1), position++);
            vm.assertTrue(size == a.claimedSize && root == a.root && size > before, "stored checkpoint");
            before = size;
        }
        uint256 stored = 0;
        for (uint256 l = 0; l < _history.length; ++l) {
            stored += _anchor.count(bytes32(l + 1));
        }
        vm.assertEq(stored, _accepted.length, "checkpoints");
    }

    function _lie(uint64 size, bytes32 root, bytes32[] memory proof) private {
        ++lies;
        if (_submit(size, root, proof)) revert("a lie was accepted");
    }

    function _submit(uint64 size, bytes32 root, bytes32[] memory proof) private returns (bool) {
        try _anchor.anchor(_logId(), size, root, proof, new StatusUpdate[](0)) {
            return true;
        } catch {
            return false;
        }
    }

    function _remember(uint64 claimedSize, bytes32[] memory next) private {
        uint256 log = _history.length - 1;
        for (uint256 i = _history[log].length; i < next.length; ++i) {
            _history[log].push(next[i]);
        }
        _accepted.push(Accepted(log, claimedSize, next.length, ReferenceTree.root(next, next.length)));
    }

    /// @dev The history and `count` leaves more.
    function _grown(uint256 count, bytes32 seed) private view returns (bytes32[] memory next) {
        bytes32[] memory history = _history[_history.length - 1];
        next = new bytes32[](history.length + count);
        for (uint256 i = 0; i < next.length; ++i) {
            next[i] = i < history.length ? history[i] : keccak256(abi.encode(seed, i));
        }
    }

    function _proofTo(bytes32[] memory next) private view returns (bytes32[] memory) {
        uint256 old = _latestLeaves();
        if (old == 0) return new bytes32[](0);
        return ReferenceTree.consistencyProof(next, old, next.length);
    }

    function _latestLeaves() private view returns (uint256) {
        return _history[_history.length - 1].length;
    }

    function _logId() private view returns (bytes32) {
        return bytes32(_history.length);
    }

    function _beginLog() private {
        _history.push();
        _registry.registerLog(_logId(), address(this), MAX_GROWTH);
    }
}
