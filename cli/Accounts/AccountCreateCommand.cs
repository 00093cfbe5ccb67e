using System.CommandLine;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard accounts create NAME --role ROLE`.</summary>
internal sealed class AccountCreateCommand : BoxyardCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The submitter of its jobs." };

    private readonly Option<string> _role = new("--role")
    {
        Description = $"What it may do: {RoleText.All}.",
        Required = true,
    };

    private readonly Option<string?> _email = new("--email") { Description = "What old clients send as my_email." };

    private readonly Option<string?> _fullName = new("--full-name")
    {
        Description = "What old clients send as my_name; default: the name.",
    };

    protected override Command Describe() =>
        new("create", "Create an account; `tokens create` gives it a token.") { _name, _role, _email, _fullName };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var created = await session.Client.Accounts.TryCreateAsync(
            arguments.GetRequiredValue(_name),
            RoleText.Parse(arguments.GetRequiredValue(_role)),
            arguments.GetValue(_email),
            arguments.GetValue(_fullName),
            cancellationToken);
        return await AccountsCommand.ShowAsync(session, created.GetValue());
    }
}
