using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Testboxes;

/// <summary>
/// The old way with machines that GRUB asks for and that nobody has named: they become boxes, and each gets one job
/// that tells what it is. Only where an operator has given that job.
/// </summary>
internal sealed class UnknownGrubBoxes(
    ITestboxStore boxes, JobSubmission submission, IOptions<TestboxOptions> options)
{
    /// <summary>
    /// Names the box `sut-52:54:00:12:34:56` and queues its job. With colons, whatever was sent: a last part behind a
    /// dash would be taken for a number, and machines that differ in it for one group. Null when no job is given.
    /// </summary>
    public async Task<TestboxRecord?> RegisterAsync(string mac, CancellationToken cancellationToken)
    {
        if (options.Value.UnknownGrubJob is not { Length: > 0 } path)
        {
            return null;
        }

        var name = $"sut-{mac.Replace('-', ':')}";
        var body = await ReadJobAsync(path, name, cancellationToken);
        // The job goes first: a box that asks again before it has a name comes here again, and the key keeps it at one.
        var result = await submission.SubmitAsync(
            new SubmissionRequest { Body = body, IdempotencyKey = $"unknown-box {name}" }, cancellationToken);
        if (!result.Plan.IsValid)
        {
            throw new InvalidOperationException(
                $"Testboxes:UnknownGrubJob: {path} cannot be queued: {result.Plan.Errors[0].Message}");
        }

        if (result.Limit is not null)
        {
            // It stays without a name, and gets its job when it asks again and there is room.
            return null;
        }

        await boxes.SetMacAsync(mac, name, cancellationToken);
        return await boxes.FindByMacAsync(mac, cancellationToken);
    }

    private static async Task<byte[]> ReadJobAsync(string path, string name, CancellationToken cancellationToken)
    {
        var text = JobText.Parse(await File.ReadAllBytesAsync(path, cancellationToken), JobTextFormat.Detect);
        if (!text.IsValid)
        {
            throw new InvalidOperationException(
                $"Testboxes:UnknownGrubJob: {path} cannot be read: {text.Errors[0].Message}");
        }

        var job = text.Jobs[0].DeepClone().AsObject();
        job["testbox"] = JsonValue.Create(name);
        return Encoding.UTF8.GetBytes(job.ToJsonString());
    }
}
