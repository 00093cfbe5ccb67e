using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>Reads files of jobs: JSON or YAML, one job, a list of them, or several YAML documents.</summary>
internal static class JobSource
{
    private const string TemplateHint = "ERB (<% %>) is Ruby and not run here: "
        + "write the values out, or expand the file with LKP's own `submit -o DIR`.";

    /// <summary>The text of a file, or of the standard input for `-`.</summary>
    public static async Task<string> ReadTextAsync(string file, TextReader input, CancellationToken cancellationToken)
    {
        try
        {
            return file == "-"
                ? await input.ReadToEndAsync(cancellationToken)
                : await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read the job: {exception.Message}");
        }
    }

    /// <summary>The jobs of a text, in order.</summary>
    public static IReadOnlyList<YamlMappingNode> ReadJobs(string file, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new UsageException($"{file} is empty: a job needs at least suite and testbox or tbox_group.");
        }

        var jobs = Load(file, text)
            .SelectMany(root => root is YamlSequenceNode list ? list.Children : [root])
            .Select(node => node as YamlMappingNode ?? throw new UsageException(
                $"{file}, line {node.Start.Line}: a job is an object of fields, such as `suite: iperf`."))
            .ToList();
        jobs.ForEach(job => RefuseTemplates(file, job));
        return jobs;
    }

    /// <summary>The fields of a text that is one object.</summary>
    public static YamlMappingNode ReadMapping(string file, string text)
    {
        var roots = Load(file, text);
        return roots switch
        {
            [] => new YamlMappingNode(),
            [YamlMappingNode mapping] => mapping,
            _ => throw new UsageException($"{file} is no object of fields, such as `suite: iperf`."),
        };
    }

    private static List<YamlNode> Load(string file, string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return [.. stream.Documents.Select(document => MergeKeys.Apply(file, document.RootNode))];
        }
        catch (YamlException exception)
        {
            var hint = text.Contains("<%", StringComparison.Ordinal) ? $" {TemplateHint}" : "";
            throw new UsageException($"{file}, line {exception.Start.Line}: {exception.Message.TrimEnd('.')}.{hint}");
        }
    }

    /// <summary>What stands in a script, a block of lines, is the script's own business.</summary>
    private static void RefuseTemplates(string file, YamlMappingNode job)
    {
        var template = job.AllNodes.OfType<YamlScalarNode>().FirstOrDefault(scalar =>
            scalar.Style is not (ScalarStyle.Literal or ScalarStyle.Folded)
            && scalar.Value?.Contains("<%", StringComparison.Ordinal) == true);
        if (template is not null)
        {
            throw new UsageException($"{file}, line {template.Start.Line}: {TemplateHint}");
        }
    }
}
