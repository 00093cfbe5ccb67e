namespace Boxyard.Tests.Lab.Faults;

/// <summary>What vanishes at a commit.</summary>
public enum CommitFault
{
    None,

    /// <summary>The server commits; the silo does not hear of it.</summary>
    AnswerVanishes,

    /// <summary>
    /// The server never gets the COMMIT: the transaction stays open and holds the turn of all writers.
    /// </summary>
    RequestVanishes,
}
