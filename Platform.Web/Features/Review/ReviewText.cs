namespace Platform.Web.Features.Review;

/// <summary>Words of the queue and of a decision.</summary>
public sealed class ReviewText;
