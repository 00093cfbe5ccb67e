using Boxyard.Apps;
using Microsoft.Extensions.Options;

namespace Boxyard.Builds.Jenkins;

/// <summary>
/// Builds apps by a Jenkins: a job for each app, which all its versions share and each build sets anew. A build that
/// Jenkins has begun when this silo dies is not known to us, and is asked for again.
/// </summary>
internal sealed class JenkinsBuilds(IOptions<BuildsOptions> options, IJenkinsBuildStore builds, TimeProvider clock)
{
    private const int MaxVerifyTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public bool IsOn => options.Value.Backend == BuildsBackend.Jenkins;

    public async Task<IResult> StartAsync(BuildAsk ask, CancellationToken cancellationToken)
    {
        var name = ask.Spec.Name;
        var job = JobOf(name);
        using var jenkins = new JenkinsClient(options.Value);
        try
        {
            await PrepareAsync(jenkins, job, JenkinsJob.Write(ask, options.Value), cancellationToken);
        }
        catch (JenkinsException failure)
        {
            return AppAnswers.Failed($"createJob() returned: {failure.Message}");
        }

        long? number;
        try
        {
            number = await WaitForNumberAsync(
                jenkins, await jenkins.TriggerAsync(job, cancellationToken), cancellationToken);
        }
        catch (JenkinsException failure)
        {
            return AppAnswers.Failed($"get_queue_item() returned: {failure.Message}");
        }

        if (number is null)
        {
            return AppAnswers.Failed(
                $"get_queue_item() returned: no build was begun within {options.Value.JenkinsQueueTimeout}");
        }

        await builds.AddAsync(name.Namespace, name.Repository, name.Version, number.Value, cancellationToken);
        return AppAnswers.Count("build_number", number.Value);
    }

    /// <summary>The newest build of a version, as Jenkins tells of it.</summary>
    public async Task<IResult> FindNewestAsync(AppName name, CancellationToken cancellationToken)
    {
        var number = await builds.FindNewestAsync(name.Namespace, name.Repository, name.Version, cancellationToken);
        if (number is null)
        {
            return BuildRoutes.NoBuild();
        }

        using var jenkins = new JenkinsClient(options.Value);
        try
        {
            await jenkins.OpenAsync(cancellationToken);
            return AppAnswers.Ok(await jenkins.GetBuildAsync(JobOf(name), number.Value, cancellationToken));
        }
        catch (JenkinsException failure)
        {
            return AppAnswers.Failed(
                $"get_build returned: Exception,js.server.get_build_info returned: {failure.Message}");
        }
    }

    private static string JobOf(AppName name) => $"{name.Namespace}.{name.Repository}";

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

    private async Task<long?> WaitForNumberAsync(
        JenkinsClient jenkins, long item, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        while (clock.GetElapsedTime(startedAt) < options.Value.JenkinsQueueTimeout)
        {
            // Jenkins keeps what comes for a moment before it begins.
            await Task.Delay(Pause, clock, cancellationToken);
            if (await jenkins.FindNumberAsync(item, cancellationToken) is { } number)
            {
                return number;
            }
        }

        return null;
    }
}
