using System.Globalization;

namespace Boxyard.Apps.Code;

/// <summary>A file that git has said is in the code.</summary>
internal sealed record GitFoundFile(AppMetaFileName Name, string Blob, long Length)
{
    public const string Folder = "ecr-meta/";

    /// <summary>
    /// From a line of `git ls-tree -l`, `100644 blob 0123abcd...    1234\tecr-meta/ecr-icon.jpg`; null when it is none
    /// of these, or no file.
    /// </summary>
    public static GitFoundFile? Parse(string line, IEnumerable<AppMetaFileName> names)
    {
        var (facts, path) = line.Split('\t', 2) is [var left, var right] ? (left, right) : ("", "");
        return facts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, "blob", var blob, var size]
            && names.FirstOrDefault(name => Folder + name.FileName == path) is { } known
            ? new GitFoundFile(known, blob, long.Parse(size, NumberStyles.None, CultureInfo.InvariantCulture))
            : null;
    }
}
