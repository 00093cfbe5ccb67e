using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>What `submit` was given, in its order: files, and fields before and after the first of them.</summary>
internal sealed partial record SubmitInput
{
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>Fields that a job gets unless it says them itself.</summary>
    public required YamlMappingNode Defaults { get; init; }

    /// <summary>Fields that win over the job's own.</summary>
    public required YamlMappingNode Overrides { get; init; }

    public static SubmitInput Read(ParseResult arguments, SubmitOptions options)
    {
        var files = new List<string>();
        var defaults = new YamlMappingNode();
        var overrides = new YamlMappingNode();
        foreach (var (kind, text) in InOrder(arguments, options))
        {
            var fields = FieldsOf(kind, text);
            if (fields is null)
            {
                files.Add(text);
            }
            else
            {
                JobFields.Merge(files.Count == 0 ? defaults : overrides, fields);
            }
        }

        return files.Count > 0
            ? new SubmitInput { Files = files, Defaults = defaults, Overrides = overrides }
            : throw new UsageException("name a file of jobs, or - for the standard input.");
    }

    /// <summary>The parser sorts by option; what was before what, only the tokens know.</summary>
    private static IEnumerable<(Symbol Kind, string Text)> InOrder(ParseResult arguments, SubmitOptions options)
    {
        Symbol[] kinds = [options.Files, options.Include, options.Set];
        var owners = new Dictionary<Token, Symbol>(ReferenceEqualityComparer.Instance);
        foreach (var kind in kinds)
        {
            var tokens = kind is Argument argument
                ? arguments.GetResult(argument)?.Tokens
                : arguments.GetResult((Option)kind)?.Tokens;
            foreach (var token in tokens ?? [])
            {
                owners[token] = kind;
            }
        }

        return arguments.Tokens.Where(owners.ContainsKey).Select(token => (owners[token], token.Value));
    }

    /// <summary>Null for a file of jobs.</summary>
    private static YamlMappingNode? FieldsOf(Symbol kind, string text) => kind switch
    {
        Option<string[]> { Name: "--include" } => JobSource.ReadMapping(text, ReadInclude(text)),
        Option<string[]> => JobSource.ReadMapping($"-s '{text}'", text),
        _ when Assignment().Match(text) is { Success: true } match && !File.Exists(text) =>
            JobFields.Nested(match.Groups["name"].Value, JobFields.ValueOf(match.Groups["value"].Value)),
        _ => null,
    };

    private static string ReadInclude(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the included file: {exception.Message}");
        }
    }

    [GeneratedRegex(
        @"^(?<name>[A-Za-z_][\w.|-]*)=(?<value>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignment();
}
