using System.CommandLine;
using Boxyard.Cli.Completion;

namespace Boxyard.Cli.Submissions;

/// <summary>The options of `boxyard submit`; the short ones are those of LKP's `submit`.</summary>
internal sealed class SubmitOptions
{
    public Argument<string[]> Files { get; } = new("FILE")
    {
        Description = "Jobs in YAML or JSON, - is the standard input; K=V sets a field: before the first file as a "
            + "default, after it as an override. a.b=V leads into mappings, K=[1, 2] makes a job of each.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<string[]> Include { get; } = new("--include", "-i")
    {
        Description = "A file of fields: before the first FILE as defaults, after it as overrides.",
        HelpName = "FILE",
    };

    public Option<string[]> Set { get; } = new("--set", "-s")
    {
        Description = "The same for one field, as YAML: 'K: V'.",
        HelpName = "K: V",
    };

    public Option<bool> DryRun { get; } = new("--dry-run")
    {
        Description = "Show the jobs that it would be and which boxes could run them; submit nothing.",
    };

    public Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write the jobs as files into this folder; submit nothing.",
        HelpName = "DIR",
    };

    public Option<int?> Count { get; } = new("--nr-run", "-n")
    {
        Description = "Submit each job so many times; default 1.",
        HelpName = "N",
    };

    public Option<bool> NoMatrix { get; } = new("--no-matrix")
    {
        Description = "Leave lists and a|b keys as they are, in place of a job for each of their values.",
    };

    public Option<string?> Key { get; } = new("--key")
    {
        Description = "Submitted again with the same key, it is the same jobs: for scripts that were interrupted.",
        HelpName = "TEXT",
    };

    public Option<bool> Wait { get; } = new("--wait", "-w")
    {
        Description = "Wait until each job is finished; leave with its result.",
    };

    public Option<bool> Follow { get; } = new("--follow", "-f")
    {
        Description = "Show what each job prints, one after the other; leave with its result.",
    };

    public Option<bool> Monitor { get; } = new("--monitor", "-m")
    {
        Description = "Wait, and tell each state.",
    };

    public Option<bool> Connect { get; } = new("--connect", "-c")
    {
        Description = "As --monitor; tells how to log in as soon as the box says it.",
    };

    public Option<bool> Result { get; } = new("--result", "-r")
    {
        Description = "As --wait; then fetch the files of each job into ./job-ID/.",
    };

    public Option<bool> MyQueue { get; } = new("--my-queue")
    {
        Description = "Submit to your own queue GROUP~USER, for a box that you run yourself.",
    };

    public Option<string?> CommandLine { get; } = new("--cmdline")
    {
        Description = "More kernel parameters (the field kernel_custom_params).",
        HelpName = "TEXT",
    };

    public Option<bool> AutoDefine { get; } = new("--auto-define-files", "-a")
    {
        Description = "Accepted for scripts of LKP's users; nothing to do here.",
    };

    public Option<bool> NoPack { get; } = new("--no-pack")
    {
        Description = "The same.",
    };

    public Command Describe()
    {
        var command = new Command("submit", "Submit jobs; prints their ids.")
        {
            Files, Include, Set, DryRun, Output, Count, NoMatrix, Key, Wait, Follow, Monitor, Connect, Result, MyQueue,
            CommandLine, AutoDefine, NoPack,
        };
        Files.CompletionSources.Add(FileNames.Complete);
        Include.CompletionSources.Add(FileNames.Complete);
        Output.CompletionSources.Add(FileNames.Complete);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Follow) && result.GetValue(CommonOptions.Json))
            {
                result.AddError("--follow prints the job's output, so it cannot print JSON too: say --wait --json.");
            }

            if (result.GetValue(Count) is < 1 or > Matrix.MaxJobs)
            {
                result.AddError($"--nr-run must be within 1 and {Matrix.MaxJobs}.");
            }
        });
        return command;
    }
}
