using Boxyard.Apps;
using Microsoft.Extensions.Options;

namespace Boxyard.Builds.Jenkins;

/// <summary>
/// Has apps built by a Jenkins, of each app one build after another until it has its number: what Jenkins builds, it
/// reads from the app's job when it begins. Each request is a row, so that other silos wait, and so that whoever looks
/// next finds the number when this silo has died.
/// </summary>
internal sealed class JenkinsRequests(IOptions<BuildsOptions> options, IJenkinsBuildStore builds, TimeProvider clock)
{
    private const int MaxVerifyTries = 5;

    /// <summary>Of one preparation, with the crumb and the trigger.</summary>
    private const int MaxCalls = 7 + MaxVerifyTries;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public async Task<IResult> RunAsync(BuildAsk ask, CancellationToken cancellationToken)
    {
        var name = ask.Spec.Name;
        var request = new JenkinsRequest
        {
            Namespace = name.Namespace,
            Name = name.Repository,
            Version = name.Version,
            Id = Guid.NewGuid().ToString("n"),
        };
        using var jenkins = new JenkinsClient(options.Value);
        try
        {
            if (!await HoldAsync(jenkins, request, cancellationToken))
            {
                return AppAnswers.Error(
                    StatusCodes.Status503ServiceUnavailable,
                    $"another build of {name.Namespace}/{name.Repository} waits in Jenkins' queue; ask again later");
            }

            if (await QueueAsync(jenkins, ask, request, cancellationToken) is not { } queued)
            {
                return AppAnswers.Failed("createJob() returned: another build has begun meanwhile; ask again");
            }

            return await WaitAsync(jenkins, queued, cancellationToken);
        }
        catch (JenkinsException failure)
        {
            return AppAnswers.Failed(failure.Message);
        }
    }

    /// <summary>Looks at what an app has in Jenkins' queue, and keeps its number once it has one.</summary>
    public async Task SettleAsync(JenkinsClient jenkins, AppName name, CancellationToken cancellationToken)
    {
        if (await builds.FindRequestAsync(name.Namespace, name.Repository, cancellationToken)
            is { Item: not null } request)
        {
            await jenkins.OpenAsync(cancellationToken);
            await SettleAsync(jenkins, request, cancellationToken);
        }
    }

    /// <summary>False when others had the place of the app for too long.</summary>
    private async Task<bool> HoldAsync(
        JenkinsClient jenkins, JenkinsRequest request, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var holdTime = (MaxCalls * options.Value.JenkinsCallTimeout) + (MaxVerifyTries * Pause);
        while (!await builds.TryHoldAsync(request, holdTime, cancellationToken))
        {
            if (clock.GetElapsedTime(startedAt) >= options.Value.JenkinsQueueTimeout)
            {
                return false;
            }

            await Task.Delay(Pause, clock, cancellationToken);
            if (await builds.FindRequestAsync(request.Namespace, request.Name, cancellationToken)
                is { Item: not null } other)
            {
                await Told("get_queue_item()", async () =>
                {
                    await jenkins.OpenAsync(cancellationToken);
                    return await SettleAsync(jenkins, other, cancellationToken);
                });
            }
        }

        return true;
    }

    /// <summary>The request as Jenkins has it in its queue; null when it has lost its place to another.</summary>
    private async Task<JenkinsRequest?> QueueAsync(
        JenkinsClient jenkins, BuildAsk ask, JenkinsRequest request, CancellationToken cancellationToken)
    {
        long item;
        try
        {
            var job = JenkinsJob.NameOf(ask.Spec.Name);
            await Told("createJob()", async () =>
            {
                await PrepareAsync(jenkins, job, JenkinsJob.Write(ask, options.Value), cancellationToken);
                return true;
            });
            item = await Told("get_queue_item()", () => jenkins.TriggerAsync(job, cancellationToken));
        }
        catch
        {
            // Others need not wait until the place is free by itself.
            await builds.EndAsync(request, null, CancellationToken.None);
            throw;
        }

        // Not to be cancelled: Jenkins has it.
        if (!await builds.TryQueueAsync(request, item, CancellationToken.None))
        {
            await jenkins.CancelItemAsync(item, cancellationToken);
            return null;
        }

        return request with { Item = item, RequestedAt = clock.GetUtcNow() };
    }

    private async Task PrepareAsync(
        JenkinsClient jenkins, string job, string settings, CancellationToken cancellationToken)
    {
        await jenkins.OpenAsync(cancellationToken);
        if (await jenkins.HasJobAsync(job, cancellationToken))
        {
            await jenkins.ChangeJobAsync(job, settings, cancellationToken);
        }
        else
        {
            await jenkins.CreateJobAsync(job, settings, cancellationToken);
        }

        for (var tries = 1; ; tries++)
        {
            try
            {
                await jenkins.VerifyJobAsync(job, cancellationToken);
                return;
            }
            catch (JenkinsException missing) when (missing.IsMissing && tries < MaxVerifyTries)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private async Task<IResult> WaitAsync(
        JenkinsClient jenkins, JenkinsRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Jenkins keeps what comes for a moment before it begins.
            await Task.Delay(Pause, clock, cancellationToken);
            var end = await Told("get_queue_item()", () => SettleAsync(jenkins, request, cancellationToken));
            if (end is { Number: { } number })
            {
                return AppAnswers.Count("build_number", number);
            }

            if (end is not null)
            {
                return AppAnswers.Failed(end.IsCancelled
                    ? "get_queue_item() returned: the build was cancelled in Jenkins' queue"
                    : $"get_queue_item() returned: no build was begun within {options.Value.JenkinsQueueTimeout}");
            }
        }
    }

    /// <summary>
    /// Looks once, and ends the request when it is over: with its number, or because it was cancelled, or is too late
    /// and so cancelled here. Null while it waits. It may be looked at by several at a time.
    /// </summary>
    private async Task<JenkinsItem?> SettleAsync(
        JenkinsClient jenkins, JenkinsRequest request, CancellationToken cancellationToken)
    {
        var item = await jenkins.FindItemAsync(request.Item!.Value, cancellationToken);
        var isLate = clock.GetUtcNow() - request.RequestedAt >= options.Value.JenkinsQueueTimeout;
        if (item is { Number: null, IsCancelled: false } && isLate)
        {
            await jenkins.CancelItemAsync(request.Item.Value, cancellationToken);
            // It may have begun just then.
            item = await jenkins.FindItemAsync(request.Item.Value, cancellationToken) with { IsCancelled = false };
        }
        else if (item is { Number: null, IsCancelled: false })
        {
            return null;
        }

        await builds.EndAsync(request, item.Number, CancellationToken.None);
        return item;
    }

    /// <summary>What Jenkins refuses is told in the words of its old clients.</summary>
    private static async Task<T> Told<T>(string call, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (JenkinsException failure)
        {
            throw new JenkinsException($"{call} returned: {failure.Message}", failure.IsMissing, failure);
        }
    }
}
