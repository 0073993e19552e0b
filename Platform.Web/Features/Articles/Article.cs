using Platform.Web.Features.Contributions;

namespace Platform.Web.Features.Articles;

public sealed class Article : Contribution
{
    private Article()
    {
    }

    public Article(string key, string authorKey, DateTime at)
        : base(key, authorKey, at)
    {
    }

    public override bool ReviewsEveryRevision => true;

    public override bool TakesAnswers => false;

    public override string Path => $"/articles/{Key}";
}
