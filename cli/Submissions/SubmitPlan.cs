using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Boxyard.Cli.Submissions;

/// <summary>All jobs of one run of `submit`, and the key by which it can be repeated.</summary>
internal sealed partial record SubmitPlan(string Key, IReadOnlyList<PlannedJob> Jobs)
{
    /// <summary>Every file is read before anything is sent, so that a wrong name queues nothing.</summary>
    public static async Task<SubmitPlan> MakeAsync(
        Session session, SubmitOptions options, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var input = SubmitInput.Read(arguments, options);
        AddOptions(input.Overrides, arguments, options);
        var settings = LkpSettings.Read(session.Terminal.User);
        var defaults = settings.Defaults ?? new YamlMappingNode();
        if (arguments.GetValue(options.Output) is not null || !settings.IsOfLab(session.Client.Options.Server))
        {
            // The token is for its lab's scheduler alone, and for no file.
            JobFields.Take(defaults, "my_token");
        }

        JobFields.Merge(defaults, input.Defaults);
        var jobs = new List<(string File, string? Text, MatrixJob Job)>();
        foreach (var file in input.Files)
        {
            var text = await JobSource.ReadTextAsync(file, session.Terminal.Input, cancellationToken);
            var sources = JobSource.ReadJobs(file, text);
            foreach (var source in sources)
            {
                var whole = Compose(file, defaults, source, input.Overrides);
                AddMyQueue(whole, session, options);
                var isAsWritten = sources.Count == 1 && whole.Children.Count == source.Children.Count
                    && whole.Children.All(field => source.Children.TryGetValue(field.Key, out var value)
                        && ReferenceEquals(value, field.Value));
                var made = arguments.GetValue(options.NoMatrix)
                    ? [new MatrixJob(whole, [])]
                    : Matrix.Expand(file, whole);
                jobs.AddRange(made.Select(job => (file, IsUnchanged(job, whole) && isAsWritten ? text : null, job)));
            }
        }

        var key = arguments.GetValue(options.Key) ?? Guid.NewGuid().ToString("N");
        return new SubmitPlan(key, Finish(key, jobs, arguments.GetValue(options.Count) ?? 1));
    }

    private static void AddOptions(YamlMappingNode overrides, ParseResult arguments, SubmitOptions options)
    {
        if (arguments.GetValue(options.CommandLine) is { } parameters)
        {
            overrides.Children[new YamlScalarNode("kernel_custom_params")] =
                new YamlScalarNode(parameters) { Style = ScalarStyle.DoubleQuoted };
        }
    }

    private static YamlMappingNode Compose(
        string file, YamlMappingNode defaults, YamlMappingNode source, YamlMappingNode overrides)
    {
        var names = overrides.Children.Keys.Select(key => ((YamlScalarNode)key).Value!).ToList();
        var pairs = source.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "")
            .Where(key => key.Contains('|'));
        foreach (var pair in pairs)
        {
            if (pair.Split('|', StringSplitOptions.TrimEntries).FirstOrDefault(names.Contains) is { } name)
            {
                throw new UsageException($"{file}: '{name}' is chosen with others by '{pair}': say '{pair}=...'.");
            }
        }

        var whole = JobFields.Copy(defaults);
        JobFields.Merge(whole, source);
        JobFields.Merge(whole, overrides);
        return whole;
    }

    /// <summary>As LKP's `submit` names it, by the box's group without its numbers.</summary>
    private static void AddMyQueue(YamlMappingNode job, Session session, SubmitOptions options)
    {
        if (!session.Arguments.GetValue(options.MyQueue))
        {
            return;
        }

        var group = JobFields.TextOf(job, "tbox_group")
            ?? (JobFields.TextOf(job, "testbox") is { } box ? Numbers().Replace(box, "") : null);
        if (group is null || session.Terminal.User.Name is not { } user)
        {
            throw new UsageException("--my-queue needs the job's testbox or tbox_group, and a user's name.");
        }

        job.Children[new YamlScalarNode("queue")] = new YamlScalarNode($"{group}~{user}");
    }

    private static bool IsUnchanged(MatrixJob job, YamlMappingNode whole) => ReferenceEquals(job.Job, whole);

    /// <summary>Several jobs of one run are known by their `submit_id`; a single file is sent as it is.</summary>
    private static List<PlannedJob> Finish(
        string key, List<(string File, string? Text, MatrixJob Job)> jobs, int count)
    {
        if ((long)jobs.Count * count > Matrix.MaxJobs)
        {
            throw new UsageException(
                $"that would be {(long)jobs.Count * count} jobs; at most {Matrix.MaxJobs} at once.");
        }

        if (jobs is [{ Text: { } text } only] && count == 1)
        {
            return [new PlannedJob(only.File, text, [])];
        }

        var isMany = jobs.Count * count > 1;
        var planned = new List<PlannedJob>();
        foreach (var (file, _, (job, chosen)) in jobs)
        {
            var whole = JobFields.Copy(job);
            if (isMany && JobFields.TextOf(whole, "submit_id") is null)
            {
                whole.Children[new YamlScalarNode("submit_id")] = new YamlScalarNode($"{SubmitIdOf(key)}");
            }

            planned.AddRange(Enumerable.Repeat(new PlannedJob(file, FlowText.Of(whole), chosen), count));
        }

        return planned;
    }

    /// <summary>The same for the same key, since what is sent again must be the same text.</summary>
    private static Guid SubmitIdOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    [GeneratedRegex("(-[0-9]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();
}
