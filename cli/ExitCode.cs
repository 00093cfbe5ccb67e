using Boxyard.Client;

namespace Boxyard.Cli;

/// <summary>What `boxyard` leaves with.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The job did not succeed, and reported no exit code of its own.</summary>
    public const int JobFailed = 1;

    /// <summary>What was asked is wrong: the command line, a file, or what the silo refused.</summary>
    public const int Usage = 2;

    /// <summary>The silo cannot be reached, or could not answer.</summary>
    public const int Unreachable = 3;

    /// <summary>Stopped by Ctrl-C; 128 + SIGINT, as shells have it.</summary>
    public const int Stopped = 130;

    // 126 and above have a meaning for shells, so a job's own code is only passed on below them.
    private const int MaxPassedOn = 125;

    /// <summary>The result of a finished job.</summary>
    public static int Of(Job job) => job.State switch
    {
        JobState.Succeeded => Done,
        JobState.Failed when job.ExitCode is >= 1 and <= MaxPassedOn => job.ExitCode.Value,
        _ => JobFailed,
    };

    /// <summary>A call that gave no value.</summary>
    public static int Of(Problem problem) => problem.Kind switch
    {
        ProblemKind.NotFound or ProblemKind.Rejected => Usage,
        ProblemKind.Unreachable or ProblemKind.ServerFault or ProblemKind.UnexpectedAnswer => Unreachable,
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Kind, "not a kind of problem"),
    };
}
