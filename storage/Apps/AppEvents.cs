using System.Text.Json;
using Boxyard.Accounts;
using Boxyard.Jobs;

namespace Boxyard.Storage.Apps;

/// <summary>
/// What the history tells of the registry: the name and what was done, in the audit's words. Who did it, and to whom a
/// permission went, only the audit tells.
/// </summary>
internal static class AppEvents
{
    public static JobEvent Changed(AuditEntry done) => new()
    {
        Kind = "app_changed",
        Data = JsonSerializer.Serialize(new Dictionary<string, string?>
        {
            ["name"] = done.Target,
            ["change"] = done.Action,
        }),
    };
}
