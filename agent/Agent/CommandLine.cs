using System.Collections.Immutable;

namespace Boxyard.Agent;

/// <summary>
/// What was said on the command line, as settings. Each switch is a name for one setting; any setting can be given as
/// `--Agent:Name value`. What it does not know is kept as a mistake.
/// </summary>
internal sealed record CommandLine
{
    private const string Usage =
        "--silo URL, --token TOKEN, --state DIR, --group NAME, --driver container|qemu|process|builder, --count N";

    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["silo"] = "Agent:Silo",
        ["token"] = "Agent:Token",
        ["state"] = "Agent:StateDirectory",
        ["group"] = "Agent:Boxes:0:Group",
        ["driver"] = "Agent:Boxes:0:Driver",
        ["count"] = "Agent:Boxes:0:Count",
    };

    public required ImmutableDictionary<string, string?> Settings { get; init; }

    public required ImmutableArray<string> Mistakes { get; init; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var settings = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.OrdinalIgnoreCase);
        var mistakes = ImmutableArray.CreateBuilder<string>();
        for (var index = 0; index < arguments.Count; index++)
        {
            var parts = arguments[index].Split('=', 2);
            if (FindKey(parts[0]) is not { } key)
            {
                mistakes.Add(
                    $"{parts[0]}: there is no such switch. Switches are {Usage}; any setting is --Agent:Name VALUE.");
            }
            else if (parts.Length == 2)
            {
                settings[key] = parts[1];
            }
            else if (index + 1 < arguments.Count && !arguments[index + 1].StartsWith("--", StringComparison.Ordinal))
            {
                settings[key] = arguments[++index];
            }
            else
            {
                mistakes.Add($"{parts[0]}: a value must follow.");
            }
        }

        return new CommandLine { Settings = settings.ToImmutable(), Mistakes = mistakes.ToImmutable() };
    }

    private static string? FindKey(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var name = argument[2..];
        return Switches.TryGetValue(name, out var key) ? key
            : name.StartsWith("Agent:", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("Logging:", StringComparison.OrdinalIgnoreCase) ? name
            : null;
    }
}
