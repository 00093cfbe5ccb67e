namespace Boxyard.Client;

/// <summary>Why a call gave no value.</summary>
public enum ProblemKind
{
    /// <summary>An answer that this SDK does not understand: most likely the address is not a Boxyard silo.</summary>
    UnexpectedAnswer,

    /// <summary>No answer: connection refused, name unknown, or no answer in time, after all repetitions.</summary>
    Unreachable,

    /// <summary>The silo has no such thing (404).</summary>
    NotFound,

    /// <summary>The silo refused what it was asked (another 4xx): asking the same again gives the same.</summary>
    Rejected,

    /// <summary>The silo could not do it now (5xx, 429), after all repetitions.</summary>
    ServerFault,
}
