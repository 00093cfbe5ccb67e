namespace Boxyard.Storage.Jobs;

/// <summary>The part of a filter whose index a search goes along; `jobs_list` has a branch for each.</summary>
internal enum JobLead
{
    All,
    Group,
    Suite,
    Submitter,
    Testbox,

    /// <summary>Jobs that have not ended.</summary>
    Open,

    /// <summary>Jobs with an attempt that lives.</summary>
    Live,

    /// <summary>Jobs that ended in one of some ways.</summary>
    Outcomes,
    Text,
}
