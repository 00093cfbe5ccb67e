using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Boxyard.Boot.Archive;

/// <summary>job.sh: exports the job's fields and carries the shell lines that the client made of it.</summary>
internal static partial class JobShell
{
    private static readonly string[] NeverExported = ["job2sh", "script", "secrets", JobSecrets.TokenKey];

    public static string Write(AttemptJob job)
    {
        var text = new StringBuilder("#!/bin/sh\n\n\nexport_top_env()\n{\n");
        foreach (var (key, value) in job.Fields)
        {
            if (Name().IsMatch(key) && !NeverExported.Contains(key) && ShellValue.Of(value) is { } shellValue)
            {
                text.Append("\texport ").Append(key).Append('=').Append(shellValue).Append('\n');
            }
        }

        text.Append("\n\t[ -n \"$LKP_SRC\" ] ||\n\texport LKP_SRC=/lkp/${user:-lkp}/src\n}\n");
        if (job.Fields.TryGetValue("job2sh", out var job2sh) && job2sh.ValueKind == JsonValueKind.Object)
        {
            AppendSections(text, job2sh);
        }

        return text.Append("\"$@\"\n").ToString();
    }

    private static void AppendSections(StringBuilder text, JsonElement job2sh)
    {
        var sections = job2sh.EnumerateObject().Select(section => section.Value);
        foreach (var lines in sections.Where(lines => lines.ValueKind == JsonValueKind.Array))
        {
            foreach (var line in lines.EnumerateArray())
            {
                text.Append(line.ToString()).Append('\n');
            }
        }
    }

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
