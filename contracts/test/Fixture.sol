// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {StatusRegistry} from "../src/StatusRegistry.sol";
import {StatusUpdate} from "../src/StatusUpdate.sol";
import {ReferenceTree} from "./ReferenceTree.sol";
import {vm} from "./Vm.sol";

/// @dev The three contracts as deployed, one authority, one log and one status list; the test itself is the owner.
abstract contract Fixture {
    // Real identifiers are SHA-256. Solidity would call the precompile at each use of such a constant, and that call would
    // use up a pending vm.prank or vm.expectRevert; to the contracts any 32 bytes will do.
    bytes32 internal constant AUTHORITY = keccak256("https://musterstadt.example");
    bytes32 internal constant TYPE = keccak256("https://musterstadt.example/types/liquor-licence");
    bytes32 internal constant LOG = keccak256("musterstadt.example/log/2026");
    bytes32 internal constant NEXT_LOG = keccak256("musterstadt.example/log/2027");
    bytes32 internal constant LIST = keccak256("https://musterstadt.example/status-lists/1");
    bytes32 internal constant KEY = keccak256("a public key");
    uint64 internal constant MAX_GROWTH = 1000;
    uint64 internal constant NOW = 1_780_000_000;
    address internal constant OPERATOR = address(0x0123);
    address internal constant STRANGER = address(0x0456);

    IssuerRegistry internal registry;
    CheckpointAnchor internal anchor;
    StatusRegistry internal status;

    function setUp() public virtual {
        vm.warp(NOW);
        registry = new IssuerRegistry(address(this));
        anchor = new CheckpointAnchor(registry);
        status = anchor.statusRegistry();
        registry.registerAuthority(AUTHORITY, "Stadt Musterstadt");
        registry.registerLog(LOG, OPERATOR, MAX_GROWTH);
        registry.registerStatusList(LIST, AUTHORITY, LOG);
    }

    /// @dev Leaf hashes that differ in every position.
    function leaves(uint256 count) internal pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) {
            hashes[i] = sha256(abi.encodePacked(bytes1(0x00), i));
        }
    }

    function noHashes() internal pure returns (bytes32[] memory) {
        return new bytes32[](0);
    }

    function noUpdates() internal pure returns (StatusUpdate[] memory) {
        return new StatusUpdate[](0);
    }

    function oneUpdate(bytes32 listId, uint64 version, bytes32 digest)
        internal
        pure
        returns (StatusUpdate[] memory updates)
    {
        updates = new StatusUpdate[](1);
        updates[0] = StatusUpdate(listId, version, digest);
    }

    /// @dev Anchors the tree of the first `size` of `leaves(...)`, honestly, from whatever was anchored before.
    function anchorHonestly(uint64 size, StatusUpdate[] memory updates) internal {
        (uint64 anchored,,,) = anchor.latest(LOG);
        bytes32[] memory all = leaves(size);
        bytes32[] memory proof = anchored == 0 ? noHashes() : ReferenceTree.consistencyProof(all, anchored, size);
        bytes32 root = ReferenceTree.root(all, size);
        vm.prank(OPERATOR);
        anchor.anchor(LOG, size, root, proof, updates);
    }

    function anchorHonestly(uint64 size) internal {
        anchorHonestly(size, noUpdates());
    }
}
