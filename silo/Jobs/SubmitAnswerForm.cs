namespace Boxyard.Jobs;

/// <summary>How an old submit path answers.</summary>
public enum SubmitAnswerForm
{
    /// <summary>The bare id, as the user's manual says; an error is a 4xx with problem details.</summary>
    Bare,

    /// <summary>A JSON array of objects, as real LKP clients parse it; an error is a 200 with job_id "0".</summary>
    Array,
}
