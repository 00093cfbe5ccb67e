using System.Text;
using System.Text.RegularExpressions;

namespace Boxyard.TaskQueues;

/// <summary>
/// The patterns of Redis' KEYS, which clients of the old service send: `*`, `?`, `[a-z]`, `[^a]`, and `\` before a
/// character that means itself.
/// </summary>
internal static class RedisPattern
{
    /// <summary>Never backtracks, so that no pattern costs more than the length of the text.</summary>
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    public static Regex ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var index = 0; index < pattern.Length; index++)
        {
            index = Append(regex, pattern, index);
        }

        return new Regex(regex.Append('$').ToString(), Options);
    }

    /// <summary>Gives the index of the last character that it used.</summary>
    private static int Append(StringBuilder regex, string pattern, int index)
    {
        switch (pattern[index])
        {
            case '*':
                regex.Append(".*");
                return index;
            case '?':
                regex.Append('.');
                return index;
            case '[' when pattern.IndexOf(']', index + 1) is var end and > 0:
                AppendSet(regex, pattern[(index + 1)..end]);
                return end;
            case '\\' when index + 1 < pattern.Length:
                regex.Append(Regex.Escape(pattern[(index + 1)..(index + 2)]));
                return index + 1;
            default:
                regex.Append(Regex.Escape(pattern[index..(index + 1)]));
                return index;
        }
    }

    private static void AppendSet(StringBuilder regex, string set)
    {
        var isNegated = set.StartsWith('^');
        var parts = new StringBuilder();
        var members = isNegated ? set[1..] : set;
        for (var index = 0; index < members.Length; index++)
        {
            var isRange = index + 2 < members.Length && members[index + 1] == '-';
            var (low, high) = (members[index], isRange ? members[index + 2] : members[index]);
            parts.Append(Escape(low < high ? low : high)).Append('-').Append(Escape(low < high ? high : low));
            index += isRange ? 2 : 0;
        }

        // An empty set matches nothing; a negated one everything.
        var nothing = isNegated ? "." : "[^\\s\\S]";
        regex.Append(parts.Length == 0 ? nothing : $"[{(isNegated ? "^" : "")}{parts}]");
    }

    private static string Escape(char character) => $"\\u{(int)character:x4}";
}
