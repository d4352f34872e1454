/**
 * What the reference client calls in `tracking.py` beside the calls of the guides that
 * `../contract/trace/reference-trace.json` holds: publishing a picture, and making it the thumbnail.
 */
export const BESIDE_THE_TRACE = [
  'POST /actions/tasks/:task/comments/:comment/add-preview',
  'POST /pictures/preview-files/:preview',
  'PUT /actions/preview-files/:preview/set-main-preview',
];
