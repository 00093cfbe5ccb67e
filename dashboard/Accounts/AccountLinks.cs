using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Dashboard.Accounts;

/// <summary>The addresses of the pages about accounts and what they did.</summary>
internal static class AccountLinks
{
    public static string Account(string name) => $"/accounts/{Uri.EscapeDataString(name)}";

    public static string Audit(AuditQuery query, long? before = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("account", query.Account), ("action", query.Action), ("target", query.Target),
            ("before", before?.ToString(CultureInfo.InvariantCulture)),
        ];
        var chosen = parts.Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}");
        return string.Join('?', new[] { "/audit", string.Join('&', chosen) }.Where(part => part.Length > 0));
    }
}
