using Boxyard.Client;

namespace Boxyard.Cli.Accounts;

/// <summary>Roles as they are written.</summary>
internal static class RoleText
{
    public const string All = "viewer, submitter, operator, admin or box";

    public static string Of(AccountRole role) => role.ToString().ToLowerInvariant();

    public static AccountRole Parse(string text) =>
        Enum.GetValues<AccountRole>()
            .Where(role => role != AccountRole.Unknown)
            .Cast<AccountRole?>()
            .FirstOrDefault(role => Of(role!.Value) == text)
        ?? throw new UsageException($"'{text}' is not a role; there are: {All}.");
}
