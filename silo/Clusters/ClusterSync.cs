using Boxyard.Jobs;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Clusters;

/// <summary>
/// The barriers of cluster jobs. What the nodes say is in the store; a wait is a request that is held here, and is
/// woken by commits, with a slow look as the net.
/// </summary>
internal sealed partial class ClusterSync(
    IClusterStore clusters,
    JobWakes wakes,
    BarrierLooks looks,
    IOptions<ClusterOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<ClusterSync> logger)
{
    private const string Abort = "abort";
    private const string AskAgain = "retry";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    private int _heldCount;

    public async Task<string> AnswerAsync(BoxCall call, CancellationToken cancellationToken)
    {
        var level = LevelOf(call.Find("state"));
        var isHeld = level is not null && call.Find("state") != "started";
        var nodes = ShownId.TryParse(call.Find("job_id"), out var attempt)
            ? await clusters.ListNodesAsync(attempt, cancellationToken)
            : [];
        if (nodes.Count == 0)
        {
            // A node that waits for nobody must not wait.
            LogUnknown(logger, call.Find("job_id"), call.Find("state"));
            return isHeld ? Abort : "{}";
        }

        var isLive = await MarkAsync(call, attempt, level, cancellationToken);
        if (isHeld)
        {
            return isLive ? await TryHoldAsync(attempt, nodes, level!.Value, cancellationToken) : Abort;
        }

        nodes = await clusters.ListNodesAsync(attempt, cancellationToken);
        return call.Find("state") == "roles_ip" ? ClusterTexts.RolesIp(nodes) : ClusterTexts.State(nodes);
    }

    private static BarrierLevel? LevelOf(string? state) => state switch
    {
        "started" or "wait_start" => BarrierLevel.Start,
        "wait_ready" => BarrierLevel.Ready,
        "wait_finish" or "finished" => BarrierLevel.Finish,
        _ => null,
    };

    /// <summary>False for an attempt that is over: it changes nothing.</summary>
    private async Task<bool> MarkAsync(
        BoxCall call, ShownId attempt, BarrierLevel? level, CancellationToken cancellationToken)
    {
        var state = call.Find("state");
        var isWrite = state == "write_state";
        var isAbort = state is "abort" or "failed";
        if (level is null && !isWrite && !isAbort)
        {
            return true;
        }

        return await clusters.MarkAsync(
            new NodeMark
            {
                Attempt = attempt,
                Level = level ?? BarrierLevel.None,
                IsAbort = isAbort,
                Roles = isWrite ? NodeText.Names(call.Find("node_roles")) : null,
                Ip = isWrite ? NodeText.Ip(call.Find("ip")) : null,
                DirectIps = isWrite ? NodeText.Names(call.Find("direct_ips")) : null,
                DirectMacs = isWrite ? NodeText.Names(call.Find("direct_macs")) : null,
            },
            cancellationToken);
    }

    /// <summary>Beyond a bound it is to be asked again: what is held costs memory, and a look at each commit.</summary>
    private async Task<string> TryHoldAsync(
        ShownId attempt, IReadOnlyList<NodeRecord> nodes, BarrierLevel level, CancellationToken cancellationToken)
    {
        try
        {
            return Interlocked.Increment(ref _heldCount) <= options.Value.MaxWaiters
                ? await HoldAsync(attempt, nodes, level, cancellationToken)
                : AskAgain;
        }
        finally
        {
            Interlocked.Decrement(ref _heldCount);
        }
    }

    private async Task<string> HoldAsync(
        ShownId attempt, IReadOnlyList<NodeRecord> nodes, BarrierLevel level, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, lifetime.ApplicationStopping);
        using var waiter = wakes.Register([.. nodes.Select(node => node.Attempt.JobId)]);
        var startedAt = clock.GetTimestamp();
        try
        {
            while (true)
            {
                if (await LookAsync(attempt, nodes[0].Attempt, level, stopping.Token) is { } answer)
                {
                    return answer;
                }

                if (clock.GetElapsedTime(startedAt) >= options.Value.MaxHold)
                {
                    return AskAgain;
                }

                await waiter.WaitAsync(LookInterval, clock, stopping.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // This silo stops; the one that is asked next knows all that this one knew.
            return AskAgain;
        }
    }

    /// <summary>The barrier's answer; null while it must wait.</summary>
    private async Task<string?> LookAsync(
        ShownId attempt, ShownId first, BarrierLevel level, CancellationToken cancellationToken)
    {
        var (nodes, now) = await looks.LookAsync(first, cancellationToken);
        switch (ClusterBarrier.Of(nodes, level))
        {
            case BarrierAnswer.Passed:
                return WordOf(level);
            case BarrierAnswer.Abort:
                return Abort;
            case BarrierAnswer.Wait:
                var waitsSince = nodes.Single(node => node.Attempt == attempt).LevelAt;
                if (now - waitsSince < options.Value.MaxBarrierWait)
                {
                    return null;
                }

                await clusters.MarkAsync(new NodeMark { Attempt = attempt, IsAbort = true }, cancellationToken);
                return Abort;
            default:
                throw new InvalidOperationException("A barrier has an answer that is none.");
        }
    }

    private static string WordOf(BarrierLevel level) => level switch
    {
        BarrierLevel.Start => "start",
        BarrierLevel.Ready => "ready",
        BarrierLevel.Finish => "finish",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Nobody waits there."),
    };

    [LoggerMessage(LogLevel.Warning, "lkp-cluster-sync of '{JobId}' ({State}): no attempt of a cluster job")]
    private static partial void LogUnknown(ILogger logger, string? jobId, string? state);
}
