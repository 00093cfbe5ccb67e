using System.Collections.Immutable;
using Boxyard.Backups;

namespace Boxyard.Silo;

/// <summary>
/// What was said on the command line, as settings. Each switch is a name for one setting; any setting can be given as
/// `--Section:Name value`. What it does not know is kept as a mistake, so that all mistakes can be shown together.
/// </summary>
internal sealed record CommandLine
{
    /// <summary>Switches and the settings that they stand for. The last three come from the test host.</summary>
    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["urls"] = "urls",
        ["data"] = "Storage:DataDirectory",
        ["postgres"] = "Storage:Postgres",
        ["insecure"] = "Silo:Insecure",
        ["environment"] = "environment",
        ["contentRoot"] = "contentRoot",
        ["applicationName"] = "applicationName",
    };

    private static readonly string[] OtherSections = ["Logging", "Kestrel", "hostBuilder"];

    /// <summary>The settings as `--Key=Value`, the form that the host reads.</summary>
    public required ImmutableArray<string> HostArguments { get; init; }

    public required ImmutableArray<string> Mistakes { get; init; }

    /// <summary>What the program is to do in place of being a silo, if anything.</summary>
    public required UpkeepArguments Upkeep { get; init; }

    public static CommandLine Parse(IReadOnlyList<string> words)
    {
        var upkeep = UpkeepArguments.Parse(words);
        IReadOnlyList<string> arguments = upkeep.SiloArguments;
        var settings = ImmutableArray.CreateBuilder<string>();
        var mistakes = ImmutableArray.CreateBuilder<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var (name, value) = Split(arguments[index]);
            if (name is null)
            {
                mistakes.Add($"'{arguments[index]}': not a switch. Switches are {Usage}.");
            }
            else if (value?.Length == 0 && IsSection(name))
            {
                // A test host names the sections of its settings too, as empty ones.
            }
            else if (FindKey(name) is not { } key)
            {
                mistakes.Add(
                    $"--{name}: there is no such switch. Switches are {Usage}; any setting is --Section:Name VALUE.");
            }
            else
            {
                value ??= TakeValue(arguments, key, ref index);
                AddSetting(name, key, value, settings, mistakes);
            }
        }

        return new CommandLine
        {
            HostArguments = settings.ToImmutable(),
            Mistakes = [.. upkeep.Mistakes, .. mistakes],
            Upkeep = upkeep,
        };
    }

    private const string Usage = "--urls URLS, --data DIR, --postgres CONNECTION-STRING, --insecure";

    private static (string? Name, string? Value) Split(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2)
        {
            return (null, null);
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument[2..], null) : (argument[2..equals], argument[(equals + 1)..]);
    }

    private static string? FindKey(string name)
    {
        if (Switches.TryGetValue(name, out var key))
        {
            return key;
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && IsSection(name[..colon]) ? name : null;
    }

    private static bool IsSection(string name) =>
        OtherSections.Contains(name, StringComparer.OrdinalIgnoreCase) || SettingsSections.Find(name) is not null;

    private static string? TakeValue(IReadOnlyList<string> arguments, string key, ref int index)
    {
        var isFlag = key == Switches["insecure"];
        var hasNext = index + 1 < arguments.Count && !arguments[index + 1].StartsWith("--", StringComparison.Ordinal);
        if (hasNext && (!isFlag || bool.TryParse(arguments[index + 1], out _)))
        {
            index++;
            return arguments[index];
        }

        return isFlag ? "true" : null;
    }

    private static void AddSetting(
        string name,
        string key,
        string? value,
        ImmutableArray<string>.Builder settings,
        ImmutableArray<string>.Builder mistakes)
    {
        if (value is null)
        {
            mistakes.Add($"--{name}: a value must follow.");
            return;
        }

        settings.Add($"--{key}={value}");
    }
}
