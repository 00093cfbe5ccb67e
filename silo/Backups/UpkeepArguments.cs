using System.Collections.Immutable;
using System.Globalization;

namespace Boxyard.Backups;

/// <summary>
/// The words `backup --to DIR`, `restore --from DIR` and `login-token` at the start of the command line; what follows
/// are the silo's own settings, which say where its data is.
/// </summary>
internal sealed record UpkeepArguments
{
    /// <summary>More jobs than a lab submits between two backups.</summary>
    private const long DefaultSkippedIds = 1_000_000;

    public UpkeepKind Kind { get; private init; }

    /// <summary>Where the backup is.</summary>
    public string Folder { get; private init; } = "";

    /// <summary>Ids of jobs that are never given out after a restore: others may have been, after the backup.</summary>
    public long SkippedIds { get; private init; } = DefaultSkippedIds;

    /// <summary>For <see cref="Silo.CommandLine"/>.</summary>
    public ImmutableArray<string> SiloArguments { get; private init; } = [];

    public ImmutableArray<string> Mistakes { get; private init; } = [];

    public static UpkeepArguments Parse(IReadOnlyList<string> arguments)
    {
        var kind = arguments.Count == 0 ? UpkeepKind.None : arguments[0] switch
        {
            "backup" => UpkeepKind.Backup,
            "restore" => UpkeepKind.Restore,
            "login-token" => UpkeepKind.LoginToken,
            _ => UpkeepKind.None,
        };
        return kind switch
        {
            UpkeepKind.None => new UpkeepArguments { SiloArguments = [.. arguments] },
            UpkeepKind.LoginToken => new UpkeepArguments { Kind = kind, SiloArguments = [.. arguments.Skip(1)] },
            UpkeepKind.Backup or UpkeepKind.Restore => Parse(kind, arguments),
            _ => throw new InvalidOperationException($"{kind} is nothing that the program is started for."),
        };
    }

    private static UpkeepArguments Parse(UpkeepKind kind, IReadOnlyList<string> arguments)
    {
        var folderSwitch = kind == UpkeepKind.Backup ? "--to" : "--from";
        var rest = arguments.Skip(1).ToList();
        var folder = Take(rest, folderSwitch);
        var skippedText = kind == UpkeepKind.Restore ? Take(rest, "--skip-ids") : null;
        var skipped = DefaultSkippedIds;
        var mistakes = ImmutableArray.CreateBuilder<string>();
        if (string.IsNullOrWhiteSpace(folder))
        {
            mistakes.Add(
                $"{folderSwitch}: the folder of the backup must follow, as in {arguments[0]} {folderSwitch} "
                + "/backup/boxyard.");
        }

        if (skippedText is not null
            && !long.TryParse(skippedText, NumberStyles.None, CultureInfo.InvariantCulture, out skipped))
        {
            mistakes.Add($"--skip-ids: '{skippedText}' is not a whole number.");
        }

        return new UpkeepArguments
        {
            Kind = kind,
            Folder = folder ?? "",
            SkippedIds = skipped,
            SiloArguments = [.. rest],
            Mistakes = mistakes.ToImmutable(),
        };
    }

    /// <summary>The value of a switch, as `--to DIR` or `--to=DIR`, which is taken out; null without it.</summary>
    private static string? Take(List<string> arguments, string name)
    {
        var index = arguments.FindIndex(
            argument => argument == name || argument.StartsWith(name + "=", StringComparison.Ordinal));
        if (index < 0)
        {
            return null;
        }

        var found = arguments[index];
        arguments.RemoveAt(index);
        if (found != name)
        {
            return found[(name.Length + 1)..];
        }

        if (index == arguments.Count)
        {
            return "";
        }

        var value = arguments[index];
        arguments.RemoveAt(index);
        return value;
    }
}
