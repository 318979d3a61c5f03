nextTouchDoesNotExist();
