namespace Boxyard.Accounts;

/// <summary>The order of the roles.</summary>
public static class AccountRoles
{
    /// <summary>Whether a role may what another may. That of agents stands beside the others.</summary>
    public static bool Covers(this AccountRole role, AccountRole needed) => (role, needed) switch
    {
        (AccountRole.Box, _) => needed == AccountRole.Box,
        (_, AccountRole.Box) => role >= AccountRole.Operator,
        _ => role >= needed,
    };
}
