using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Client;

namespace Boxyard.Cli.Imports;

/// <summary>
/// Tells a silo of an old lab. Each step says how things should be, and a job has a key made of its lab and its old id,
/// so that what is done twice is there once.
/// </summary>
internal sealed class LabImport(BoxyardClient client, JobContents contents, string labName, bool isDryRun)
{
    /// <summary>The silo's answer to a key that it knows with another text.</summary>
    private const int KeyConflict = 422;

    /// <summary>What the old scheduler derived; the silo derives its own.</summary>
    private static readonly string[] DerivedFields =
    [
        "id", "job_health", "job_stage", "job_state", "job_token", "kernel_append_root", "kernel_params", "kernel_uri",
        "initrd_deps", "initrd_pkg", "initrds_uri", "LKP_CGI_PORT", "LKP_SERVER", "my_uuid", "pp_params", "result_root",
        "result_service", "rootfs", "os_dir", "SCHED_HOST", "SCHED_PORT", "submit_date", "submit_time", "subqueue",
        "upload_dirs",
    ];

    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<ImportStep> _steps = [];

    public async Task<IReadOnlyList<ImportStep>> RunAsync(OldLab lab, CancellationToken cancellationToken)
    {
        var known = await client.Testboxes.ListAsync(cancellationToken)
            .ToDictionaryAsync(box => box.Name, cancellationToken: cancellationToken);
        foreach (var box in lab.Boxes.Values)
        {
            await TakeBoxAsync(box, known.GetValueOrDefault(box.Name), cancellationToken);
        }

        foreach (var job in lab.Jobs)
        {
            await TakeJobAsync(job, cancellationToken);
        }

        _steps.AddRange(lab.Left);
        return _steps;
    }

    private async Task TakeBoxAsync(OldBox box, Testbox? known, CancellationToken cancellationToken)
    {
        foreach (var mac in box.Macs)
        {
            await TakeAsync("mac", box.Name, mac, known?.Macs.Contains(mac) == true, () =>
                client.Testboxes.SetMacAsync(box.Name, mac, cancellationToken));
        }

        if (box.Queues.Count > 0)
        {
            var isKnown = known is not null && known.Queues.SequenceEqual(box.Queues);
            await TakeAsync("queues", box.Name, string.Join(',', box.Queues), isKnown, () =>
                client.Testboxes.SetQueuesAsync(box.Name, [.. box.Queues], cancellationToken));
        }

        if (box.Arch is not null || box.Memory is not null || box.Tags.Count > 0)
        {
            var isKnown = known is not null && (box.Arch ?? known.Arch) == known.Arch
                && (box.Memory ?? known.Memory) == known.Memory && box.Tags.All(known.Tags.Contains);
            var detail = string.Join(' ', new[] { box.Arch, box.Memory }.Concat(box.Tags).OfType<string>());
            await TakeAsync("hardware", box.Name, detail, isKnown, () =>
                client.Testboxes.SetHardwareAsync(box.Name, HardwareOf(box), cancellationToken));
        }
    }

    private static TestboxHardware HardwareOf(OldBox box) => new()
    {
        Arch = box.Arch,
        Memory = box.Memory,
        Tags = box.Tags.Count > 0 ? [.. box.Tags] : null,
    };

    private async Task TakeAsync(string kind, string name, string detail, bool isKnown, Func<Task> takeAsync)
    {
        try
        {
            if (!isKnown && !isDryRun)
            {
                await takeAsync();
            }

            Tell(kind, name, isKnown ? ImportStep.Known : isDryRun ? ImportStep.Planned : ImportStep.Taken, detail);
        }
        catch (BoxyardException exception) when (exception.Problem.Kind == ProblemKind.Rejected)
        {
            Tell(kind, name, ImportStep.Refused, $"{detail}: {exception.Problem.Detail ?? exception.Message}");
        }
    }

    private async Task TakeJobAsync(OldJob job, CancellationToken cancellationToken)
    {
        var fields = job.Fields ?? await contents.FindAsync(job.Id, cancellationToken);
        if (fields is null)
        {
            Tell("job", job.Id, ImportStep.Left, "what was submitted is not in Redis: give --jobs or --elasticsearch");
            return;
        }

        var text = TextOf(job, fields);
        var key = labName.Length == 0 ? $"compass-ci-{job.Id}" : $"compass-ci-{labName}-{job.Id}";
        var suite = fields["suite"]?.ToString() ?? "";
        if (isDryRun)
        {
            await CheckAsync(job.Id, text, suite, cancellationToken);
            return;
        }

        var outcome = await client.Api.TrySendForStatusAsync(
            HttpMethod.Post, "/api/v1/jobs", text, "application/json", key, cancellationToken);
        if (!outcome.Succeeded)
        {
            if (outcome.Problem.Status == KeyConflict)
            {
                Tell("job", job.Id, ImportStep.Known, $"{suite}, taken before with other fields");
                return;
            }

            Refuse(job.Id, outcome.Problem);
            return;
        }

        // The silo answers the key of a job that it has with that job, and 200 in place of 201.
        var isKnown = outcome.Value == "200";
        var same = await client.Jobs.SubmitAsync(
            JobDocument.FromText(text), new SubmitOptions { IdempotencyKey = key }, cancellationToken);
        Tell("job", job.Id, isKnown ? ImportStep.Known : ImportStep.Taken, $"{suite}, job {same.Id} in {same.Queue}");
    }

    private async Task CheckAsync(string id, string text, string suite, CancellationToken cancellationToken)
    {
        var outcome = await client.Jobs.TryExpandAsync(JobDocument.FromText(text), cancellationToken);
        if (outcome.Succeeded)
        {
            Tell("job", id, ImportStep.Planned, suite);
        }
        else
        {
            Refuse(id, outcome.Problem);
        }
    }

    /// <summary>What is wrong with a job is told; what is wrong with the silo ends the import.</summary>
    private void Refuse(string id, Problem problem)
    {
        if (problem.Kind != ProblemKind.Rejected)
        {
            throw new BoxyardException(problem);
        }

        Tell("job", id, ImportStep.Refused, problem.Detail ?? problem.Title);
    }

    private static string TextOf(OldJob job, JsonObject fields)
    {
        var clean = (JsonObject)fields.DeepClone();
        Array.ForEach(DerivedFields, field => clean.Remove(field));
        clean["compass_ci_id"] = job.Id;
        if (job.Queue is not null)
        {
            clean["queue"] = job.Queue;
        }

        if (job.SubQueue is not null)
        {
            clean["subqueue"] = job.SubQueue;
        }

        return clean.ToJsonString(Json);
    }

    private void Tell(string kind, string name, string outcome, string detail) =>
        _steps.Add(new ImportStep(kind, name, outcome, detail));
}
