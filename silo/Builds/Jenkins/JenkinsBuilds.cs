using System.Text.Json.Nodes;
using Boxyard.Apps;
using Microsoft.Extensions.Options;

namespace Boxyard.Builds.Jenkins;

/// <summary>Builds apps by a Jenkins: a job for each app, which all its versions share.</summary>
internal sealed partial class JenkinsBuilds(
    IOptions<BuildsOptions> options,
    JenkinsRequests requests,
    IJenkinsBuildStore builds,
    IHostApplicationLifetime lifetime,
    ILogger<JenkinsBuilds> logger)
{
    private const int MaxShown = 100;

    public bool IsOn => options.Value.Backend == BuildsBackend.Jenkins;

    /// <summary>Answers when Jenkins has begun. Who hangs up changes nothing: the build's number is kept.</summary>
    public async Task<IResult> StartAsync(BuildAsk ask, CancellationToken cancellationToken)
    {
        var work = requests.RunAsync(ask, lifetime.ApplicationStopping);
        try
        {
            return await work.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = WatchAsync(work, ask.Spec.Name);
            throw;
        }
    }

    /// <summary>The newest build of a version, as Jenkins tells of it.</summary>
    public async Task<IResult> FindNewestAsync(AppName name, CancellationToken cancellationToken)
    {
        using var jenkins = new JenkinsClient(options.Value);
        try
        {
            await requests.SettleAsync(jenkins, name, cancellationToken);
            if (await builds.ListAsync(name.Namespace, name.Repository, name.Version, 1, cancellationToken)
                is not [var newest])
            {
                return BuildRoutes.NoBuild();
            }

            await jenkins.OpenAsync(cancellationToken);
            return AppAnswers.Ok(
                await jenkins.GetBuildAsync(JenkinsJob.NameOf(name), newest.Number, cancellationToken));
        }
        catch (JenkinsException failure)
        {
            return AppAnswers.Failed(
                $"get_build returned: Exception,js.server.get_build_info returned: {failure.Message}");
        }
    }

    /// <summary>The builds of a version for its history: what we know, and where Jenkins tells the rest.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(AppName name, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return [];
        }

        var found = await builds.ListAsync(
            name.Namespace, name.Repository, name.Version, MaxShown, cancellationToken);
        return [.. found.Select(build => Write(build, name))];
    }

    private JsonObject Write(JenkinsBuild build, AppName name) => new()
    {
        ["displayName"] = name.Version,
        ["jenkins_url"] = $"{options.Value.JenkinsUrl!.TrimEnd('/')}/job/{JenkinsJob.NameOf(name)}/{build.Number}/",
        ["kind"] = "build",
        ["number"] = build.Number,
        ["timestamp"] = build.NumberedAt.ToUnixTimeMilliseconds(),
    };

    /// <summary>The catcher of a build for which nobody waits any more.</summary>
    private async Task WatchAsync(Task<IResult> work, AppName name)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The silo stops. What Jenkins has in its queue is looked at again when somebody asks for the app.
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure, name);
        }
    }

    [LoggerMessage(LogLevel.Error, "The build of {App} by Jenkins, whose caller has gone, failed")]
    private static partial void LogFailed(ILogger logger, Exception exception, AppName app);
}
