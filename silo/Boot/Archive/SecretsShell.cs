using System.Text;

namespace Boxyard.Boot.Archive;

/// <summary>secrets.sh: the job's secrets as variables, which our guest gives to the job's program.</summary>
internal static class SecretsShell
{
    /// <summary>Nothing in a value is expanded.</summary>
    public static string Write(IReadOnlyDictionary<string, string> secrets)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in secrets)
        {
            var quoted = value.Replace("'", @"'\''", StringComparison.Ordinal);
            text.Append("export ").Append(name).Append("='").Append(quoted).Append("'\n");
        }

        return text.ToString();
    }
}
