using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Accounts;
using Platform.Web.Shared;
using Platform.Web.Ui;

namespace Platform.Web.Features.Tokens;

/// <summary>The page with the API tokens of this member. A new secret is shown once, in the response that makes it.</summary>
[Authorize(Policy = Policies.Member)]
public sealed class IndexModel(ManageTokens tokens, CurrentMember me, TimeProvider clock, IStringLocalizer<TokenText> texts) : PlatformPage
{
    private const string Here = "/my/tokens";

    [BindProperty, Display(Name = "Name", Description = "Name.Help"), Required, StringLength(ApiToken.LongestName)]
    public string Name { get; set; } = "";

    [BindProperty, Display(Name = "Scope")]
    public TokenScope Scope { get; set; }

    [BindProperty, Display(Name = "Days")]
    public int Days { get; set; } = ApiToken.UsualDays;

    [BindProperty, Display(Name = "Password"), DataType(DataType.Password), Required, StringLength(Passwords.Longest)]
    public string Password { get; set; } = "";

    public IReadOnlyList<ApiToken> Mine { get; private set; } = [];

    /// <summary>The secret of the token that was just made; null otherwise.</summary>
    public string? Secret { get; private set; }

    public DateTime Now { get; } = clock.UtcNow();

    public IEnumerable<Choice> Scopes =>
        from scope in Enum.GetValues<TokenScope>()
        where scope != TokenScope.Moderate || me.Viewer.IsModerator
        select new Choice(scope.ToString(), texts[$"Scope.{scope}"], texts[$"Scope.{scope}.Note"]);

    public IEnumerable<Choice> Lives => new[] { 7, 30, ApiToken.UsualDays, 180, ApiToken.MostDays }.Select(days => new Choice($"{days}", texts["DaysOf", days]));

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await Refuse();
        Secret = await tokens.AddOwn(me.RequiredKey, Password, Name, Scope, Days);
        ModelState.Clear();
        (Name, Scope, Days, Password) = ("", TokenScope.Read, ApiToken.UsualDays, "");
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string token)
    {
        if (!await tokens.Revoke(me.RequiredKey, token, me.RequiredKey))
            return NotFound();
        TempData.Say(texts["Revoked"]);
        return LocalRedirect(Here);
    }

    public override async Task<bool> LoadAsync()
    {
        Mine = await tokens.Of(me.RequiredKey);
        return true;
    }
}
