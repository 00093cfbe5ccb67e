using System.CommandLine.Completions;

namespace Boxyard.Cli.Completion;

/// <summary>Names of files and folders that begin as the word does.</summary>
internal static class FileNames
{
    private const int MaxNames = 200;

    public static IEnumerable<CompletionItem> Complete(CompletionContext context)
    {
        var word = context.WordToComplete;
        var cut = word.LastIndexOf('/') + 1;
        var folder = cut == 0 ? "." : word[..cut];
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Where(entry => entry.Name.StartsWith(word[cut..], StringComparison.Ordinal))
            .Where(entry => word.Length > cut || !entry.Name.StartsWith('.'))
            .Take(MaxNames)
            .Select(entry => new CompletionItem(
                $"{word[..cut]}{entry.Name}{(entry is DirectoryInfo ? "/" : "")}"));
    }
}
