// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title The accounts of the member organisations
/// @notice Who belongs to a consortium. The members change only by a call of the contract to itself, that is by a proposal
/// that the members approved. Names are in the events, for people; nothing depends on them.
/// @dev Each change begins a new epoch. Votes given in an earlier one do not count (see `Consortium`): neither a former member
/// nor a new majority decides what others were asked.
abstract contract Membership {
    struct Member {
        address account;
        string name;
    }

    uint256 private constant _MAX_NAME_BYTES = 256;
    /// @dev A consortium may begin with one member, but never goes back to one: the last one left would rule alone.
    uint256 private constant _MIN_MEMBERS_LEFT = 2;

    address[] private _members;
    mapping(address account => bool) private _isMember;
    uint64 private _epoch;

    event MemberAdded(address indexed account, string name);
    event MemberRemoved(address indexed account);
    event MemberReplaced(address indexed former, address indexed account, string name);

    /// @notice The caller is not a member.
    error ConsortiumUnauthorizedAccount(address account);
    /// @notice The membership changes only by an executed proposal.
    error ConsortiumProposalRequired();
    /// @notice The account is zero, or this contract.
    error ConsortiumInvalidMember(address account);
    error ConsortiumAlreadyMember(address account);
    error ConsortiumUnknownMember(address account);
    /// @notice Too few members would be there.
    error ConsortiumTooFewMembers(uint256 members);
    /// @notice A name is longer than 256 bytes.
    error ConsortiumInvalidName(uint256 length);

    modifier onlyMember() {
        if (!_isMember[msg.sender]) revert ConsortiumUnauthorizedAccount(msg.sender);
        _;
    }

    modifier onlyByProposal() {
        if (msg.sender != address(this)) revert ConsortiumProposalRequired();
        _;
    }

    /// @param founders The first members, at least one; names may be empty.
    /// Emits {MemberAdded} for each.
    constructor(Member[] memory founders) {
        if (founders.length == 0) revert ConsortiumTooFewMembers(0);
        for (uint256 i = 0; i < founders.length; ++i) {
            _add(founders[i].account, founders[i].name);
        }
    }

    /// @notice Adds a member. Open proposals become void.
    /// Requirements: called by an executed proposal; the account is not a member, zero or this contract.
    /// Emits {MemberAdded}.
    function addMember(address account, string calldata name) external onlyByProposal {
        _add(account, name);
        ++_epoch;
    }

    /// @notice Removes a member. Open proposals become void.
    /// Requirements: called by an executed proposal; the account is a member; two members are left.
    /// Emits {MemberRemoved}.
    function removeMember(address account) external onlyByProposal {
        uint256 left = _members.length - 1;
        _members[_dismiss(account)] = _members[left];
        _members.pop();
        if (left < _MIN_MEMBERS_LEFT) revert ConsortiumTooFewMembers(left);
        ++_epoch;
        emit MemberRemoved(account);
    }

    /// @notice Gives a member another account, after a key was lost or stolen. Open proposals become void.
    /// Requirements: called by an executed proposal; `former` is a member; `account` is not one, zero or this contract.
    /// Emits {MemberReplaced}.
    function replaceMember(address former, address account, string calldata name) external onlyByProposal {
        _admit(account, name);
        _members[_dismiss(former)] = account;
        ++_epoch;
        emit MemberReplaced(former, account, name);
    }

    /// @notice All members, in no particular order.
    function members() external view returns (address[] memory) {
        return _members;
    }

    function isMember(address account) external view returns (bool) {
        return _isMember[account];
    }

    function memberCount() public view returns (uint256) {
        return _members.length;
    }

    /// @notice How often the membership has changed since the deployment. A proposal counts only in the epoch it was made in.
    function membershipEpoch() public view returns (uint64) {
        return _epoch;
    }

    /// @notice Approvals that a proposal needs: more than half of the members.
    function threshold() public view returns (uint256) {
        return memberCount() / 2 + 1;
    }

    function _add(address account, string memory name) private {
        _admit(account, name);
        _members.push(account);
        emit MemberAdded(account, name);
    }

    /// @dev Marks the account as a member; the caller gives it its place in the list.
    function _admit(address account, string memory name) private {
        if (bytes(name).length > _MAX_NAME_BYTES) revert ConsortiumInvalidName(bytes(name).length);
        // As a member, this contract could vote for itself: an executed call could approve another proposal.
        if (account == address(0) || account == address(this)) revert ConsortiumInvalidMember(account);
        if (_isMember[account]) revert ConsortiumAlreadyMember(account);
        _isMember[account] = true;
    }

    /// @dev Marks the account as no member and returns the place that the caller fills or takes away.
    function _dismiss(address account) private returns (uint256 position) {
        if (!_isMember[account]) revert ConsortiumUnknownMember(account);
        _isMember[account] = false;
        while (_members[position] != account) {
            ++position;
        }
    }
}
