// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ownable, Ownable2Step} from "@openzeppelin/contracts/access/Ownable2Step.sol";
import {Journal} from "./Journal.sol";

/// @title Who may issue what, and who may write which log
/// @notice Authorities, their keys and the credential types they may issue; logs and status lists with those who may
/// write them; digests of seal profiles. Every change extends a journal whose head is a running SHA-256, so that the
/// whole registry can be carried in a file and checked against one hash (see `Journal`).
/// @dev Identifiers are SHA-256 of UTF-8 text: authority = issuer URI, type = credential type URI, log = log origin, list =
/// status list URI; a key is named by SHA-256 of its DER SubjectPublicKeyInfo. Times are unix seconds and periods are
/// half open: `from` belongs to a period, `until` does not. Nothing is ever deleted; a key or a right ends.
contract IssuerRegistry is Ownable2Step, Journal {
    struct Key {
        uint8 purposes;
        uint64 validFrom;
        uint64 validUntil;
        uint64 revokedAt;
    }

    struct Period {
        uint64 from;
        uint64 until;
    }

    struct Log {
        address account;
        uint64 maxGrowth;
        bool closed;
        bytes32 successor;
    }

    struct StatusList {
        bytes32 authority;
        bytes32 logId;
    }

    /// @dev Kinds of journal changes; the values are part of the format.
    uint8 private constant _AUTHORITY_REGISTERED = 0x01;
    uint8 private constant _KEY_ADDED = 0x02;
    uint8 private constant _KEY_REVOKED = 0x03;
    uint8 private constant _TYPE_ALLOWED = 0x04;
    uint8 private constant _TYPE_DISALLOWED = 0x05;
    uint8 private constant _LOG_REGISTERED = 0x06;
    uint8 private constant _LOG_ACCOUNT_REPLACED = 0x07;
    uint8 private constant _LOG_CLOSED = 0x08;
    uint8 private constant _STATUS_LIST_REGISTERED = 0x09;
    uint8 private constant _PROFILE_REGISTERED = 0x0A;

    /// @dev 1 credential, 2 seal, 4 status, 8 document.
    uint8 private constant _ALL_PURPOSES = 15;
    uint256 private constant _MAX_NAME_BYTES = 256;
    /// @dev End of a right that nobody has withdrawn.
    uint64 private constant _OPEN = type(uint64).max;
    /// @dev 9999-12-31T23:59:59Z. Later times are milliseconds by mistake, and not every reader of the journal could tell
    /// them apart.
    uint64 private constant _LAST_SECOND = 253_402_300_799;

    mapping(bytes32 authority => string) private _names;
    mapping(bytes32 authority => mapping(bytes32 thumbprint => Key)) private _keys;
    mapping(bytes32 authority => mapping(bytes32 typeHash => Period[])) private _rights;
    mapping(bytes32 logId => Log) private _logs;
    mapping(bytes32 listId => StatusList) private _statusLists;
    mapping(bytes32 typeHash => bytes32) private _profiles;

    event AuthorityRegistered(bytes32 indexed authority, string name);
    event KeyAdded(
        bytes32 indexed authority, bytes32 indexed thumbprint, uint8 purposes, uint64 validFrom, uint64 validUntil
    );
    event KeyRevoked(bytes32 indexed authority, bytes32 indexed thumbprint, uint64 revokedAt);
    event TypeAllowed(bytes32 indexed authority, bytes32 indexed typeHash, uint64 from);
    event TypeDisallowed(bytes32 indexed authority, bytes32 indexed typeHash, uint64 until);
    event LogRegistered(bytes32 indexed logId, address account, uint64 maxGrowth);
    event LogAccountReplaced(bytes32 indexed logId, address account);
    event LogClosed(bytes32 indexed logId, uint64 size, bytes32 successor);
    event StatusListRegistered(bytes32 indexed listId, bytes32 indexed authority, bytes32 indexed logId);
    event ProfileRegistered(bytes32 indexed typeHash, bytes32 digest);

    /// @notice An identifier, thumbprint or digest is zero.
    error IssuerRegistryZeroHash();
    /// @notice A name is empty or longer than 256 bytes.
    error IssuerRegistryInvalidName(uint256 length);
    error IssuerRegistryAuthorityAlreadyRegistered(bytes32 authority);
    error IssuerRegistryUnknownAuthority(bytes32 authority);
    /// @notice Purposes are none or include an unknown bit.
    error IssuerRegistryInvalidPurposes(uint8 purposes);
    /// @notice A period ends before it begins, or a key's validity is empty.
    error IssuerRegistryInvalidPeriod(uint64 from, uint64 until);
    /// @notice A time lies beyond the year 9999: milliseconds, not seconds?
    error IssuerRegistryInvalidTime(uint64 time);
    error IssuerRegistryKeyAlreadyAdded(bytes32 authority, bytes32 thumbprint);
    error IssuerRegistryUnknownKey(bytes32 authority, bytes32 thumbprint);
    /// @notice A revocation is at time zero, or the key is revoked from that time or an earlier one already.
    error IssuerRegistryInvalidRevocation(bytes32 authority, bytes32 thumbprint, uint64 revokedAt);
    /// @notice The authority holds the right at or after that time already.
    error IssuerRegistryTypeAlreadyAllowed(bytes32 authority, bytes32 typeHash);
    /// @notice There is no right that would end by this: never given, or over by that time already.
    error IssuerRegistryTypeNotAllowed(bytes32 authority, bytes32 typeHash);
    error IssuerRegistryLogAlreadyRegistered(bytes32 logId);
    error IssuerRegistryUnknownLog(bytes32 logId);
    error IssuerRegistryLogIsClosed(bytes32 logId);
    /// @notice The size does not fit into 63 bits, the integers of most readers.
    error IssuerRegistryInvalidSize(uint64 size);
    /// @notice The account is zero, or the one that writes the log already.
    error IssuerRegistryInvalidAccount(address account);
    /// @notice The limit of growth is zero: nothing could ever be anchored.
    error IssuerRegistryInvalidGrowth();
    /// @notice The successor is the log itself, unknown or closed.
    error IssuerRegistryInvalidSuccessor(bytes32 logId, bytes32 successor);
    /// @notice The list is registered, and this is not its move to the successor of its closed log.
    error IssuerRegistryStatusListAlreadyRegistered(bytes32 listId);
    error IssuerRegistryProfileUnchanged(bytes32 typeHash);
    /// @notice Ownership cannot be given up: without an owner no stolen key could be revoked.
    error IssuerRegistryOwnerRequired();

    /// @param owner The account that may change the registry; a contract of the members in a consortium.
    constructor(address owner) Ownable(owner) {}

    /// @notice Registers an authority under its name, for good.
    /// Requirements: caller is the owner; the authority is new; the name has 1 to 256 bytes.
    /// Emits {AuthorityRegistered} and {JournalExtended}.
    function registerAuthority(bytes32 authority, string calldata name) external onlyOwner {
        _requireHash(authority);
        uint256 length = bytes(name).length;
        if (length == 0 || length > _MAX_NAME_BYTES) revert IssuerRegistryInvalidName(length);
        if (bytes(_names[authority]).length != 0) revert IssuerRegistryAuthorityAlreadyRegistered(authority);
        _names[authority] = name;
        emit AuthorityRegistered(authority, name);
        _extendJournal(_AUTHORITY_REGISTERED, abi.encodePacked(authority, name));
    }

    /// @notice Adds a key of an authority. `purposes` is the sum of 1 credential, 2 seal, 4 status, 8 document.
    /// Requirements: caller is the owner; the authority is known and has not had this key; at least one known purpose;
    /// `validFrom` < `validUntil`, which may lie beyond the year 9999 and then means never.
    /// Emits {KeyAdded} and {JournalExtended}.
    function addKey(bytes32 authority, bytes32 thumbprint, uint8 purposes, uint64 validFrom, uint64 validUntil)
        external
        onlyOwner
    {
        _requireAuthority(authority);
        _requireHash(thumbprint);
        if (purposes == 0 || purposes > _ALL_PURPOSES) revert IssuerRegistryInvalidPurposes(purposes);
        _requireTime(validFrom);
        if (validFrom >= validUntil) revert IssuerRegistryInvalidPeriod(validFrom, validUntil);
        Key storage key = _keys[authority][thumbprint];
        if (key.purposes != 0) revert IssuerRegistryKeyAlreadyAdded(authority, thumbprint);
        (key.purposes, key.validFrom, key.validUntil) = (purposes, validFrom, validUntil);
        emit KeyAdded(authority, thumbprint, purposes, validFrom, validUntil);
        _extendJournal(_KEY_ADDED, abi.encodePacked(authority, thumbprint, purposes, validFrom, validUntil));
    }

    /// @notice Revokes a key from `revokedAt` on, which may lie in the past (a theft found out later). Repeated, it may
    /// only move the time further back: a revocation is never taken back.
    /// Requirements: caller is the owner; the key is known; `revokedAt` is not zero and earlier than a former one.
    /// Emits {KeyRevoked} and {JournalExtended}.
    function revokeKey(bytes32 authority, bytes32 thumbprint, uint64 revokedAt) external onlyOwner {
        Key storage key = _keys[authority][thumbprint];
        if (key.purposes == 0) revert IssuerRegistryUnknownKey(authority, thumbprint);
        _requireTime(revokedAt);
        uint64 former = key.revokedAt;
        if (revokedAt == 0 || (former != 0 && revokedAt >= former)) {
            revert IssuerRegistryInvalidRevocation(authority, thumbprint, revokedAt);
        }
        key.revokedAt = revokedAt;
        emit KeyRevoked(authority, thumbprint, revokedAt);
        _extendJournal(_KEY_REVOKED, abi.encodePacked(authority, thumbprint, revokedAt));
    }

    /// @notice Gives an authority the right to issue a credential type from `from` on.
    /// Requirements: caller is the owner; the authority is known; an earlier right ended at `from` or before.
    /// Emits {TypeAllowed} and {JournalExtended}.
    function allowType(bytes32 authority, bytes32 typeHash, uint64 from) external onlyOwner {
        _requireAuthority(authority);
        _requireHash(typeHash);
        _requireTime(from);
        Period[] storage periods = _rights[authority][typeHash];
        uint256 length = periods.length;
        if (length != 0 && periods[length - 1].until > from) {
            revert IssuerRegistryTypeAlreadyAllowed(authority, typeHash);
        }
        periods.push(Period(from, _OPEN));
        emit TypeAllowed(authority, typeHash, from);
        _extendJournal(_TYPE_ALLOWED, abi.encodePacked(authority, typeHash, from));
    }

    /// @notice Ends the right to issue a credential type at `until`. Repeated, it may only move the end further back.
    /// Requirements: caller is the owner; the latest right holds beyond `until`; it did not begin after `until`.
    /// Emits {TypeDisallowed} and {JournalExtended}.
    function disallowType(bytes32 authority, bytes32 typeHash, uint64 until) external onlyOwner {
        _requireTime(until);
        Period[] storage periods = _rights[authority][typeHash];
        uint256 length = periods.length;
        if (length == 0) revert IssuerRegistryTypeNotAllowed(authority, typeHash);
        Period storage last = periods[length - 1];
        if (last.until <= until) revert IssuerRegistryTypeNotAllowed(authority, typeHash);
        if (until < last.from) revert IssuerRegistryInvalidPeriod(last.from, until);
        last.until = until;
        emit TypeDisallowed(authority, typeHash, until);
        _extendJournal(_TYPE_DISALLOWED, abi.encodePacked(authority, typeHash, until));
    }

    /// @notice Registers a log, the account that may anchor its checkpoints, and how many entries one checkpoint may add.
    /// Requirements: caller is the owner; the log is new; account and limit are not zero.
    /// Emits {LogRegistered} and {JournalExtended}.
    function registerLog(bytes32 logId, address account, uint64 maxGrowth) external onlyOwner {
        _requireHash(logId);
        if (account == address(0)) revert IssuerRegistryInvalidAccount(account);
        if (maxGrowth == 0) revert IssuerRegistryInvalidGrowth();
        Log storage log = _logs[logId];
        if (log.account != address(0)) revert IssuerRegistryLogAlreadyRegistered(logId);
        (log.account, log.maxGrowth) = (account, maxGrowth);
        emit LogRegistered(logId, account, maxGrowth);
        _extendJournal(_LOG_REGISTERED, abi.encodePacked(logId, account, maxGrowth));
    }

    /// @notice Lets another account anchor a log's checkpoints, in place of the present one.
    /// Requirements: caller is the owner; the log is known and open; the account is another one and not zero.
    /// Emits {LogAccountReplaced} and {JournalExtended}.
    function replaceLogAccount(bytes32 logId, address account) external onlyOwner {
        Log storage log = _requireOpenLog(logId);
        if (account == address(0) || account == log.account) revert IssuerRegistryInvalidAccount(account);
        log.account = account;
        emit LogAccountReplaced(logId, account);
        _extendJournal(_LOG_ACCOUNT_REPLACED, abi.encodePacked(logId, account));
    }

    /// @notice Closes a log for good at `size`, which the owner takes from the last anchored checkpoint.
    /// @param successor The log that goes on in its place, zero when none does.
    /// Requirements: caller is the owner; the log is known and open; the successor is zero or another open log.
    /// Emits {LogClosed} and {JournalExtended}.
    function closeLog(bytes32 logId, uint64 size, bytes32 successor) external onlyOwner {
        Log storage log = _requireOpenLog(logId);
        if (size > uint64(type(int64).max)) revert IssuerRegistryInvalidSize(size);
        if (successor != 0) {
            Log storage next = _logs[successor];
            if (successor == logId || next.account == address(0) || next.closed) {
                revert IssuerRegistryInvalidSuccessor(logId, successor);
            }
        }
        (log.closed, log.successor) = (true, successor);
        emit LogClosed(logId, size, successor);
        _extendJournal(_LOG_CLOSED, abi.encodePacked(logId, size, successor));
    }

    /// @notice Registers a status list of an authority and the log that announces its versions. Called again after that log
    /// was closed, it moves the list to the log's successor: lists live longer than logs.
    /// Requirements: caller is the owner; the authority is known; the log is known and open; the list is new, or it moves
    /// to the successor of its closed log under the same authority.
    /// Emits {StatusListRegistered} and {JournalExtended}.
    function registerStatusList(bytes32 listId, bytes32 authority, bytes32 logId) external onlyOwner {
        _requireHash(listId);
        _requireAuthority(authority);
        _requireOpenLog(logId);
        StatusList storage list = _statusLists[listId];
        if (list.authority != 0) {
            // Only a closed log has a successor.
            bool moves = list.authority == authority && _logs[list.logId].successor == logId;
            if (!moves) revert IssuerRegistryStatusListAlreadyRegistered(listId);
        }
        (list.authority, list.logId) = (authority, logId);
        emit StatusListRegistered(listId, authority, logId);
        _extendJournal(_STATUS_LIST_REGISTERED, abi.encodePacked(listId, authority, logId));
    }

    /// @notice Registers the digest of a credential type's seal profile, or a new one in its place.
    /// Requirements: caller is the owner; the digest is not zero and not the present one.
    /// Emits {ProfileRegistered} and {JournalExtended}.
    function registerProfile(bytes32 typeHash, bytes32 digest) external onlyOwner {
        _requireHash(typeHash);
        _requireHash(digest);
        if (_profiles[typeHash] == digest) revert IssuerRegistryProfileUnchanged(typeHash);
        _profiles[typeHash] = digest;
        emit ProfileRegistered(typeHash, digest);
        _extendJournal(_PROFILE_REGISTERED, abi.encodePacked(typeHash, digest));
    }

    /// @notice Ownership cannot be given up, only handed over in two steps.
    function renounceOwnership() public pure override {
        revert IssuerRegistryOwnerRequired();
    }

    /// @notice The authority's name, empty when it is unknown.
    function authorityName(bytes32 authority) external view returns (string memory) {
        return _names[authority];
    }

    /// @notice A key of an authority; `purposes` is zero when there is none, `revokedAt` is zero when it was never revoked.
    function keyOf(bytes32 authority, bytes32 thumbprint)
        external
        view
        returns (uint8 purposes, uint64 validFrom, uint64 validUntil, uint64 revokedAt)
    {
        Key storage key = _keys[authority][thumbprint];
        return (key.purposes, key.validFrom, key.validUntil, key.revokedAt);
    }

    /// @notice Whether the authority's key serves every purpose in `purpose` at `time` and is not revoked by then.
    function keyIsValidAt(bytes32 authority, bytes32 thumbprint, uint8 purpose, uint64 time)
        external
        view
        returns (bool)
    {
        Key storage key = _keys[authority][thumbprint];
        return purpose != 0 && key.purposes & purpose == purpose && key.validFrom <= time && time < key.validUntil
            && (key.revokedAt == 0 || time < key.revokedAt);
    }

    /// @notice Whether the authority has the right to issue the credential type at `time`.
    function mayIssueAt(bytes32 authority, bytes32 typeHash, uint64 time) external view returns (bool) {
        Period[] storage periods = _rights[authority][typeHash];
        for (uint256 i = periods.length; i != 0; --i) {
            Period storage period = periods[i - 1];
            // Periods are in order and do not overlap: the latest one that began by then decides.
            if (period.from <= time) return time < period.until;
        }
        return false;
    }

    /// @notice A log; `account` is zero when it is unknown, `successor` is zero unless it was closed and has one.
    function logOf(bytes32 logId)
        external
        view
        returns (address account, uint64 maxGrowth, bool closed, bytes32 successor)
    {
        Log storage log = _logs[logId];
        (account, maxGrowth, closed) = (log.account, log.maxGrowth, log.closed);
        // Only a closed log has one: an open log, read at each anchoring, is spared the second slot.
        if (closed) successor = log.successor;
    }

    /// @notice The authority and the log of a status list; both zero when it is unknown.
    function statusListOf(bytes32 listId) external view returns (bytes32 authority, bytes32 logId) {
        StatusList storage list = _statusLists[listId];
        return (list.authority, list.logId);
    }

    /// @notice Digest of the credential type's seal profile, zero when there is none.
    function profileDigest(bytes32 typeHash) external view returns (bytes32) {
        return _profiles[typeHash];
    }

    function _requireHash(bytes32 value) private pure {
        if (value == 0) revert IssuerRegistryZeroHash();
    }

    function _requireTime(uint64 time) private pure {
        if (time > _LAST_SECOND) revert IssuerRegistryInvalidTime(time);
    }

    function _requireAuthority(bytes32 authority) private view {
        if (bytes(_names[authority]).length == 0) revert IssuerRegistryUnknownAuthority(authority);
    }

    function _requireOpenLog(bytes32 logId) private view returns (Log storage log) {
        log = _logs[logId];
        if (log.account == address(0)) revert IssuerRegistryUnknownLog(logId);
        if (log.closed) revert IssuerRegistryLogIsClosed(logId);
    }
}
