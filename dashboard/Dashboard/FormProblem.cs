namespace Boxyard.Dashboard;

/// <summary>Why a form was not taken, for the page that says so.</summary>
internal sealed record FormProblem(string Text);
