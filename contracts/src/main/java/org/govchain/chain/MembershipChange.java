package org.govchain.chain;

/** A change of the consortium's members. Each makes all other open proposals void. */
public sealed interface MembershipChange extends ProposedCall {

    /**
     * A new member.
     *
     * @param name at most 256 bytes of UTF-8, may be empty
     */
    record AddMember(AccountAddress account, String name) implements MembershipChange {}

    /** A member leaves; two must be left. */
    record RemoveMember(AccountAddress account) implements MembershipChange {}

    /**
     * A member gets another account, after a key was lost or stolen.
     *
     * @param name of the member from now on, at most 256 bytes of UTF-8
     */
    record ReplaceMember(AccountAddress former, AccountAddress account, String name) implements MembershipChange {}
}
