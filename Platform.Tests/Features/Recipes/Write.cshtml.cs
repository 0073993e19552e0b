using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using Platform.Web.Access;
using Platform.Web.Features.Contributions;
using Platform.Web.Shared;

namespace Platform.Tests.Features.Recipes;

[Authorize(Policy = Policies.Member)]
public sealed class WriteModel(
    WritingPageData desk, Drafts drafts, SendContribution send, CurrentMember me, LocalTime clock, IStringLocalizer<ContributionText> texts)
    : NewContributionPage(desk, drafts, send, me, clock, texts)
{
    public override ContributionKind Kind => RecipeTraits.Name;

    protected override string DraftPath => $"/recipes/new?key={Key}";
}
