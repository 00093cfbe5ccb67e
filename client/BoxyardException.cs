namespace Boxyard.Client;

/// <summary>A call that gave no value; its message is the problem's text.</summary>
public sealed class BoxyardException : Exception
{
    /// <summary>Wraps what went wrong.</summary>
    public BoxyardException(Problem problem)
        : base(problem.ToString())
    {
        Problem = problem;
    }

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
