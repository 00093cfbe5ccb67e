using System.Text.RegularExpressions;

namespace Boxyard.Cli.Submissions;

/// <summary>Writes jobs as files, named after their file and their choices.</summary>
internal static partial class JobFiles
{
    private const int MaxNameLength = 180;

    public static async Task<int> WriteAsync(
        Session session, IReadOnlyList<PlannedJob> jobs, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var written = new List<string>();
        foreach (var job in jobs)
        {
            var values = job.Chosen.Select(choice => choice[(choice.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var file = job.File == "-" ? "job" : Path.GetFileNameWithoutExtension(job.File);
            var name = Unclean().Replace(string.Join('-', values.Prepend(file)), "-");
            name = name.Length > MaxNameLength ? name[..MaxNameLength] : name;
            var unique = name;
            for (var number = 2; !used.Add(unique); number++)
            {
                unique = $"{name}.{number}";
            }

            var path = Path.Combine(folder, $"{unique}.yaml");
            await File.WriteAllTextAsync(path, job.Text, cancellationToken);
            written.Add(path);
        }

        if (session.IsJson)
        {
            return await session.WriteJsonAsync(written);
        }

        await session.Output.WriteLineAsync(string.Join('\n', written));
        return ExitCode.Done;
    }

    [GeneratedRegex("[^A-Za-z0-9._+-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unclean();
}
