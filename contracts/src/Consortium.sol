// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IssuerRegistry} from "./IssuerRegistry.sol";
import {Membership} from "./Membership.sol";

/// @title The member organisations, who own the registry together
/// @notice A member proposes calls of the registry or changes of the membership; with the approval of a strict majority of
/// the members they are executed, all or none. With two members or more nobody changes anything alone.
/// @dev Every function that changes something wants a member as caller, or this contract itself while it executes. This
/// contract is never a member, so an executed call cannot vote, propose or execute in its name.
contract Consortium is Membership {
    struct Call {
        address target;
        bytes data;
    }

    enum Vote {
        None,
        Approved,
        Rejected
    }

    /// @dev Stored are Open, Executed and Rejected; Expired and Void follow from the time and the membership.
    enum State {
        Unknown,
        Open,
        Executed,
        Rejected,
        Expired,
        Void
    }

    struct Proposal {
        address proposer;
        uint64 expiresAt;
        State state;
        uint64 number;
        uint64 epoch;
        uint32 approvals;
        uint32 rejections;
        Call[] calls;
    }

    /// @dev Whoever gives milliseconds is told so: proposals would stay open for decades.
    uint64 private constant _MAX_LIFETIME = 366 days;

    IssuerRegistry private immutable _registry;
    uint64 private immutable _lifetime;
    bytes32[] private _ids;
    mapping(bytes32 id => Proposal) private _proposals;
    mapping(bytes32 id => mapping(address member => Vote)) private _votes;

    /// @notice A proposal was made; `proposedCall` shows its calls.
    event ProposalMade(bytes32 indexed id, address indexed proposer, uint64 number, uint64 expiresAt);
    event VoteCast(bytes32 indexed id, address indexed member, Vote vote);
    /// @notice So many members rejected the proposal that no majority is left for it.
    event ProposalRejected(bytes32 indexed id);
    event ProposalExecuted(bytes32 indexed id, address indexed member);

    /// @notice There is no contract at the registry's address.
    error ConsortiumInvalidRegistry(address registry);
    /// @notice The lifetime of proposals is zero or longer than 366 days.
    error ConsortiumInvalidLifetime(uint64 lifetime);
    /// @notice The proposal has no calls.
    error ConsortiumNoCalls();
    /// @notice A call would go to a contract that is neither the registry nor this one.
    error ConsortiumForeignTarget(address target);
    /// @notice The proposal is unknown, executed, rejected, expired or void; see `State`.
    error ConsortiumProposalNotOpen(bytes32 id, State state);
    /// @notice This is the member's present vote.
    error ConsortiumVoteUnchanged(bytes32 id, address member);
    /// @notice Fewer members approve than a strict majority.
    error ConsortiumMajorityMissing(bytes32 id, uint256 approvals, uint256 threshold);
    /// @notice A call failed without a reason: out of gas, or no such function.
    error ConsortiumCallFailed(bytes32 id, uint256 position);
    error ConsortiumNoSuchProposal(uint256 number);
    error ConsortiumNoSuchCall(bytes32 id, uint256 position);

    /// @param registry The contract the members own together, once its owner hands it over.
    /// @param lifetime Seconds during which a proposal may be voted on and executed, at most 366 days.
    /// @param founders The first members, at least one; names may be empty.
    /// Emits {MemberAdded} for each.
    constructor(IssuerRegistry registry, uint64 lifetime, Member[] memory founders) Membership(founders) {
        // A call to an address without code succeeds and does nothing: proposals would seem to be executed.
        if (address(registry).code.length == 0) revert ConsortiumInvalidRegistry(address(registry));
        if (lifetime == 0 || lifetime > _MAX_LIFETIME) revert ConsortiumInvalidLifetime(lifetime);
        _registry = registry;
        _lifetime = lifetime;
    }

    /// @notice Proposes calls that are executed together, in this order. The proposer approves by proposing.
    /// @return id Keccak-256 of the ABI encoding of (number, calls): whoever approves an id approves exactly these calls.
    /// Requirements: caller is a member; there is a call; each goes to the registry or to this contract.
    /// Emits {ProposalMade} and {VoteCast}.
    function propose(Call[] calldata calls) external onlyMember returns (bytes32 id) {
        if (calls.length == 0) revert ConsortiumNoCalls();
        uint64 number = uint64(_ids.length);
        id = keccak256(abi.encode(number, calls));
        _ids.push(id);
        Proposal storage p = _proposals[id];
        (p.proposer, p.expiresAt, p.state) = (msg.sender, uint64(block.timestamp) + _lifetime, State.Open);
        (p.number, p.epoch) = (number, membershipEpoch());
        for (uint256 i = 0; i < calls.length; ++i) {
            _requireOwnTarget(calls[i].target);
            p.calls.push(calls[i]);
        }
        emit ProposalMade(id, msg.sender, number, p.expiresAt);
        _vote(id, p, Vote.Approved);
    }

    /// @notice Approves a proposal, or takes a rejection back.
    /// Requirements: caller is a member; the proposal is open; the caller does not approve it already.
    /// Emits {VoteCast}.
    function approve(bytes32 id) external onlyMember {
        _vote(id, _requireOpen(id), Vote.Approved);
    }

    /// @notice Rejects a proposal, or takes an approval back: possible until the execution. When no majority is left, the
    /// proposal is closed for good.
    /// Requirements: caller is a member; the proposal is open; the caller does not reject it already.
    /// Emits {VoteCast}, and {ProposalRejected} when this closes it.
    function reject(bytes32 id) external onlyMember {
        Proposal storage p = _requireOpen(id);
        _vote(id, p, Vote.Rejected);
        if (memberCount() - p.rejections >= threshold()) return;
        p.state = State.Rejected;
        emit ProposalRejected(id);
    }

    /// @notice Executes the calls of a proposal that a strict majority approves, all or none. When a call fails, its reason
    /// becomes the reason of this call, and the proposal stays open.
    /// @dev Apart from voting: a vote counts whether or not the calls can be made now, and whoever sends too little gas
    /// changes nothing.
    /// Requirements: caller is a member; the proposal is open; at least `threshold()` members approve it; no call fails.
    /// Emits what the calls emit, then {ProposalExecuted}.
    function execute(bytes32 id) external onlyMember {
        Proposal storage p = _requireOpen(id);
        uint256 needed = threshold();
        if (p.approvals < needed) revert ConsortiumMajorityMissing(id, p.approvals, needed);
        // Before the calls, so that none of them finds it open.
        p.state = State.Executed;
        for (uint256 i = 0; i < p.calls.length; ++i) {
            _make(id, i, p.calls[i]);
        }
        emit ProposalExecuted(id, msg.sender);
    }

    /// @notice Takes over the registry once its owner offered it to this contract. Anyone may call this: the decision was
    /// the former owner's.
    /// Requirements: the registry's pending owner is this contract.
    function acceptOwnership() external {
        _registry.acceptOwnership();
    }

    /// @notice The registry that the members own together.
    function issuerRegistry() external view returns (IssuerRegistry) {
        return _registry;
    }

    /// @notice Seconds during which a proposal may be voted on and executed.
    function proposalLifetime() external view returns (uint64) {
        return _lifetime;
    }

    /// @notice How many proposals were made.
    function proposalCount() external view returns (uint256) {
        return _ids.length;
    }

    /// @notice The id of the proposal with a number from 0.
    /// Requirements: `number` < `proposalCount()`.
    function proposalId(uint256 number) external view returns (bytes32) {
        if (number >= _ids.length) revert ConsortiumNoSuchProposal(number);
        return _ids[number];
    }

    /// @notice A proposal without its calls; all zero when it is unknown.
    function proposal(bytes32 id)
        external
        view
        returns (
            State state,
            uint64 number,
            address proposer,
            uint64 expiresAt,
            uint64 epoch,
            uint256 approvals,
            uint256 rejections,
            uint256 callCount
        )
    {
        Proposal storage p = _proposals[id];
        (state, number, proposer, expiresAt) = (_stateOf(p), p.number, p.proposer, p.expiresAt);
        (epoch, approvals, rejections, callCount) = (p.epoch, p.approvals, p.rejections, p.calls.length);
    }

    /// @notice A call of a proposal at a position from 0.
    /// Requirements: `position` is less than the proposal's number of calls.
    function proposedCall(bytes32 id, uint256 position) external view returns (address target, bytes memory data) {
        Call[] storage calls = _proposals[id].calls;
        if (position >= calls.length) revert ConsortiumNoSuchCall(id, position);
        return (calls[position].target, calls[position].data);
    }

    /// @notice The vote of an account on a proposal. In a void proposal it may be the vote of a former member.
    function voteOf(bytes32 id, address account) external view returns (Vote) {
        return _votes[id][account];
    }

    /// @dev The last vote of a member counts, once.
    function _vote(bytes32 id, Proposal storage p, Vote vote) private {
        Vote former = _votes[id][msg.sender];
        if (former == vote) revert ConsortiumVoteUnchanged(id, msg.sender);
        if (former == Vote.Approved) --p.approvals;
        if (former == Vote.Rejected) --p.rejections;
        if (vote == Vote.Approved) ++p.approvals;
        else ++p.rejections;
        _votes[id][msg.sender] = vote;
        emit VoteCast(id, msg.sender, vote);
    }

    function _make(bytes32 id, uint256 position, Call storage c) private {
        (bool ok, bytes memory answer) = c.target.call(c.data);
        if (ok) return;
        if (answer.length == 0) revert ConsortiumCallFailed(id, position);
        // The reason as it came, so that whoever knows the registry's errors understands this one.
        assembly ("memory-safe") {
            revert(add(answer, 0x20), mload(answer))
        }
    }

    function _stateOf(Proposal storage p) private view returns (State) {
        if (p.state != State.Open) return p.state;
        if (block.timestamp >= p.expiresAt) return State.Expired;
        // Votes were given among other members: neither those who left nor the new majority decided this.
        if (p.epoch != membershipEpoch()) return State.Void;
        return State.Open;
    }

    function _requireOpen(bytes32 id) private view returns (Proposal storage p) {
        p = _proposals[id];
        State state = _stateOf(p);
        if (state != State.Open) revert ConsortiumProposalNotOpen(id, state);
    }

    function _requireOwnTarget(address target) private view {
        if (target != address(_registry) && target != address(this)) revert ConsortiumForeignTarget(target);
    }
}
