namespace Boxyard.Accounts;

/// <summary>
/// The name by which silos hear, among the queues of a commit, that an account was changed or a token revoked.
/// </summary>
public static class AccountChanges
{
    /// <summary>No queue's name: those have no slash in front.</summary>
    public const string Name = "/accounts";
}
