using System.Diagnostics;
using System.Globalization;

namespace Boxyard.Tests.Lab;

/// <summary>
/// The oldest silo that the migrations of this checkout tolerate: built from the newest commit that knows no later
/// migration, once for each commit, in the folder for temporary files.
/// </summary>
internal static class EarlierSilo
{
    private const string Migrations = "storage/Sql/Postgres/Migrations/";
    private const string OldestBinaryMark = "-- oldest binary: ";

    /// <summary>Null when it can be built; otherwise what is missing.</summary>
    public static string? FindObstacle()
    {
        try
        {
            return Git("rev-parse", "--is-shallow-repository") == "true"
                ? "This clone has no history to build an earlier silo from: git fetch --unshallow."
                : FindCommit() is null ? "The history has no commit from before the newest migrations." : null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return $"An earlier silo is built from the history of a git checkout: {failure.Message}";
        }
    }

    /// <summary>Builds it if it was not built before; its program.</summary>
    public static async Task<string> BuildAsync()
    {
        var commit = FindCommit()!;
        var folder = Path.Combine(Path.GetTempPath(), "boxyard-earlier-silo", commit);
        var program = Path.Combine(folder, "silo", "Boxyard.Silo.dll");
        if (!File.Exists(program))
        {
            // The folder gets its name when the build is whole: a run that is cut off leaves none behind.
            var (source, part) = (Path.Combine(folder, "source"), Path.Combine(folder, "silo.part"));
            Directory.CreateDirectory(source);
            await LabFolder.RunAsync(
                "sh", "-c", $"git -C '{LabFolder.Checkout}' archive {commit} | tar -x -C '{source}'");
            string[] publish = ["publish", $"{source}/silo", "-c", "Release", "-o", part, "--disable-build-servers"];
            await LabFolder.RunAsync("dotnet", publish);
            Directory.Move(part, Path.GetDirectoryName(program)!);
        }

        return program;
    }

    private static string? FindCommit()
    {
        var oldest = Directory.GetFiles(Path.Combine(LabFolder.Checkout, Migrations))
            .Select(file => File.ReadLines(file).First()[OldestBinaryMark.Length..])
            .Max(version => long.Parse(version, CultureInfo.InvariantCulture));
        return Git("log", "--first-parent", "--format=%H", "--", Migrations)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(changed => (string[])[changed, $"{changed}^"])
            .Where(commit => FindNewest(commit) == oldest)
            .Select(commit => Git("rev-parse", commit))
            .FirstOrDefault();
    }

    private static long? FindNewest(string commit) =>
        Git("ls-tree", "--name-only", commit, Migrations)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(path => (long?)long.Parse(Path.GetFileName(path).Split('_')[0], CultureInfo.InvariantCulture))
            .Max();

    private static string Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", LabFolder.Checkout, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"git {string.Join(' ', arguments)} failed: {errors.GetAwaiter().GetResult().Trim()}");
    }
}
