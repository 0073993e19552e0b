using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

public sealed class ArticleTraits : KindTraits
{
    public override ContributionKind Kind => ContributionKind.Article;

    public override Type Entity => typeof(Article);

    public override string WritePath => "/write";

    public override string ApiCollection => "articles";

    public override string ApiSummary => "Submit an article, or keep it as a draft. The header Idempotency-Key makes it safe to send again.";

    public override string FormView => "/Features/Articles/_Form.cshtml";

    public override string RowView => "/Features/Articles/_Row.cshtml";

    public override bool NeedsSummary => true;

    public override bool IsAlwaysReviewed => true;

    public override bool IsLongRead => true;
}
