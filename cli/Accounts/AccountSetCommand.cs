using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli.Accounts;

/// <summary>`boxyard accounts set NAME`: changes an account.</summary>
internal sealed class AccountSetCommand : BoxyardCommand
{
    private readonly Argument<string> _name = new("NAME");
    private readonly Option<string?> _role = new("--role") { Description = $"What it may do: {RoleText.All}." };
    private readonly Option<string?> _email = new("--email") { Description = "What old clients send as my_email." };

    private readonly Option<string?> _fullName = new("--full-name")
    {
        Description = "What old clients send as my_name.",
    };

    private readonly Option<bool> _disable = new("--disable") { Description = "Refuse its tokens." };
    private readonly Option<bool> _enable = new("--enable") { Description = "Take its tokens again." };

    protected override Command Describe() =>
        new("set", "Change an account.") { _name, _role, _email, _fullName, _disable, _enable };

    public override async Task<int> RunAsync(Session session, CancellationToken cancellationToken)
    {
        var arguments = session.Arguments;
        var isDisabled = arguments.GetValue(_disable);
        if (isDisabled && arguments.GetValue(_enable))
        {
            throw new UsageException("say --disable or --enable, not both.");
        }

        var change = new AccountChange
        {
            Role = arguments.GetValue(_role) is { } role ? RoleText.Parse(role) : null,
            Email = arguments.GetValue(_email),
            FullName = arguments.GetValue(_fullName),
            Disabled = isDisabled || arguments.GetValue(_enable) ? isDisabled : null,
        };
        if (change == new AccountChange())
        {
            throw new UsageException("say what is to be changed: --role, --email, --full-name, --disable or --enable.");
        }

        var changed = await session.Client.Accounts.TryChangeAsync(
            arguments.GetRequiredValue(_name), change, cancellationToken);
        return await AccountsCommand.ShowAsync(session, changed.GetValue());
    }
}
