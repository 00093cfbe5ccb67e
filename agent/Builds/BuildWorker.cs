using Boxyard.Agent.Drivers;
using Boxyard.Agent.Profiles;

namespace Boxyard.Agent.Builds;

/// <summary>
/// The process that builds, the agent's program by another word. It knows neither silo nor token: it prints, leaves
/// files, and ends with 0 or 1.
/// </summary>
internal static class BuildWorker
{
    public const string Word = "run-build";
    private const int Failed = 1;

    public static async Task<int> RunAsync(string folder)
    {
        using var log = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var steps = new StepRunner(TimeProvider.System, log);
        try
        {
            var order = BuildOrder.Read(folder);
            var job = BuildJob.Read(await File.ReadAllTextAsync(Path.Join(folder, BuilderDriver.JobPath)));
            var output = new BuildOutput(folder);
            var engine = new EngineSteps(order);
            await (job.Kind switch
            {
                BuildKind.Build => new ImageBuild(job, order, engine, steps, output).RunAsync(folder, default),
                BuildKind.Manifest => new ManifestBuild(job, order, engine, steps, output).RunAsync(default),
                BuildKind.Profile => new ProfileRun(job, order, engine, steps, output).RunAsync(default),
                _ => throw new InvalidOperationException($"{job.Kind} is no kind of build."),
            });
            return 0;
        }
        catch (BuildFailure failure)
        {
            steps.Say($"boxyard: {failure.Message}");
            return Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            steps.Say($"boxyard: {failure.Message}");
            return Failed;
        }
    }
}
